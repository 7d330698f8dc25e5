package fr.havre.documents.writing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.documents.review.Report;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Patients;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills the fields of a text: {@code {patient.name}} and the others of {@link LetterField}. What is not known stays as it
 * is, for a person to see; a list of the profile of which nobody has asked says so.
 *
 * <p>Threads: any but the FX thread.
 */
public final class LetterFields {
    static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final Pattern FIELD = Pattern.compile("\\{([a-z]+(?:\\.[a-zA-Z]+)?)\\}");
    private static final Pattern BRACES = Pattern.compile("\\{[^{}\\n]+\\}");
    private static final int LAST_RESULTS = 5;

    private final Database clinical;
    private final Patients patients;
    private final Profiles profiles;
    private final Documents documents;
    private final Signatories signatories;
    private final InstantSource time;

    /** Holds nothing between texts. */
    public LetterFields(Database clinical, Patients patients, Profiles profiles, Documents documents, Signatories signatories,
            InstantSource time) {
        this.clinical = clinical;
        this.patients = patients;
        this.profiles = profiles;
        this.documents = documents;
        this.signatories = signatories;
        this.time = time;
    }

    /**
     * {@code written} with the fields of its title and its body filled.
     *
     * @param more what the caller knows: the admission it is for
     */
    public Written fill(Session session, Written written, Map<LetterField, String> more) {
        Map<String, String> known = known(session, written, more);
        return written.withText(filled(written.title(), known), filled(written.body(), known));
    }

    /** A snippet for this text. */
    public String fill(Session session, Written written, String text) {
        return filled(text, known(session, written, Map.of()));
    }

    /** Whether something in braces is still to be filled: a field, a misspelt one, what somebody meant to complete by hand. */
    static boolean left(Written written) {
        return Stream.of(written.title(), written.body(), written.addressee()).anyMatch(text -> BRACES.matcher(text).find());
    }

    private static String filled(String text, Map<String, String> known) {
        return FIELD.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement(known.getOrDefault(found.group(1), found.group())));
    }

    private Map<String, String> known(Session session, Written written, Map<LetterField, String> more) {
        session.require(Permission.READ_DOCUMENT);
        LocalDate today = LocalDate.ofInstant(time.instant(), FRANCE);
        Map<LetterField, String> known = new EnumMap<>(LetterField.class);
        known.put(LetterField.TODAY, FRENCH.format(today));
        patient(known, patients.open(session, written.patient()), today);
        written.addressee().lines().findFirst().ifPresent(line -> known.put(LetterField.ADDRESSEE, line));
        Optional<java.util.UUID> signer = written.signer()
                .or(() -> session.may(Permission.SIGN_DOCUMENT) ? Optional.of(session.person()) : Optional.empty());
        signer.ifPresent(person -> signer(known, clinical.read(tx -> signatories.of(tx, person))));
        profile(known, profiles.of(session, written.patient()));
        List<DocumentLine> reports = documents.list(session, written.patient(), DocumentFilter.CURRENT).stream()
                .filter(Report::isReport).limit(LAST_RESULTS).toList();
        known.put(LetterField.RESULTS, reports.isEmpty() ? "- " + PaperWords.of("no.results")
                : reports.stream().map(LetterFields::report).collect(Collectors.joining("\n")));
        known.putAll(more);
        return known.entrySet().stream().filter(each -> !each.getValue().isBlank())
                .collect(Collectors.toMap(each -> each.getKey().spelling(), Map.Entry::getValue));
    }

    private static void patient(Map<LetterField, String> known, Patient patient, LocalDate today) {
        known.put(LetterField.PATIENT_NAME, patient.shownName());
        known.put(LetterField.PATIENT_BIRTH_NAME, patient.traits().birthName());
        known.put(LetterField.PATIENT_GIVEN_NAME, patient.traits().firstGivenName());
        patient.traits().birthDate().ifPresent(date -> {
            known.put(LetterField.PATIENT_BIRTH_DATE, shown(date));
            date.day().ifPresent(day -> known.put(LetterField.PATIENT_AGE, Integer.toString(Period.between(day, today).getYears())));
        });
    }

    private static void signer(Map<LetterField, String> known, Signatory by) {
        known.put(LetterField.SIGNER_NAME, by.author().displayName());
        known.put(LetterField.SIGNER_SPECIALTY, by.author().specialty().map(CodedValue::label).orElse(""));
        known.put(LetterField.PRACTICE_NAME, by.author().organisation().name());
    }

    private static void profile(Map<LetterField, String> known, Profile profile) {
        Map.of(LetterField.ALLERGIES, ProfileKind.ALLERGY, LetterField.TREATMENTS, ProfileKind.TREATMENT, LetterField.HISTORY,
                ProfileKind.HISTORY, LetterField.IMPLANTS, ProfileKind.IMPLANT).forEach((field, kind) -> {
                    known.put(field, lines(profile, kind).stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
                });
    }

    /** What the profile says of a kind, a line each; that there is none, where that was asked; that nobody has, else. */
    static List<String> lines(Profile profile, ProfileKind kind) {
        List<String> lines = new ArrayList<>(profile.current(kind).stream().map(LetterFields::words).toList());
        if (lines.isEmpty()) lines.add(PaperWords.of(profile.none(kind).isPresent() ? "none." + kind : "not.asked"));
        return lines;
    }

    private static String words(ProfileLine line) {
        var said = line.content();
        StringBuilder words = new StringBuilder(said.text());
        said.detail().ifPresent(detail -> words.append(PaperWords.of("colon")).append(detail));
        said.severity().ifPresent(severity -> words.append(" (").append(PaperWords.of("severity." + severity)).append(')'));
        said.reference().ifPresent(reference -> words.append(" [").append(reference).append(']'));
        said.since().ifPresent(date -> words.append(' ').append(PaperWords.of("since." + line.kind(), shown(date))));
        return words.toString();
    }

    private static String report(DocumentLine line) {
        return "- " + line.title() + line.date().map(date -> " (" + shown(date) + ")").orElse("");
    }

    static String shown(PartialDate date) {
        if (date.day().isPresent()) return FRENCH.format(date.day().get());
        String iso = date.iso();
        return iso.length() == 7 ? iso.substring(5) + "/" + iso.substring(0, 4) : iso;
    }
}
