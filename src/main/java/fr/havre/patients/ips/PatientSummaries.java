package fr.havre.patients.ips;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.patients.NameFolding;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirException.Code;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileOrigin;
import fr.havre.patients.profile.ProfileProposal;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Patient summaries as files. Writing one asks for {@link Permission#EXPORT_DOCUMENT} and for the patient's consent, which is kept
 * with its day; reading one for {@link Permission#IMPORT_DOCUMENT}.
 *
 * <p>Methods throw {@link PatientException} {@code UNKNOWN_PATIENT} and {@link FhirException}.
 */
public final class PatientSummaries {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database clinical;
    private final Patients patients;
    private final Profiles profiles;

    public PatientSummaries(Database clinical, Patients patients, Profiles profiles) {
        this.clinical = clinical;
        this.patients = patients;
        this.profiles = profiles;
    }

    /**
     * The summary as a FHIR R4 document, for the patient to take along or for who treats them elsewhere.
     *
     * @param consentedOn the day the patient agreed to it
     * @param author who answers for it
     * @throws FhirException {@code CONSENT_IN_FUTURE}
     */
    public byte[] write(Session session, PatientId id, LocalDate consentedOn, List<GivenVaccine> vaccines, String author,
            SummaryWords words) {
        session.require(Permission.READ_DOCUMENT);
        session.require(Permission.EXPORT_DOCUMENT);
        return clinical.write(tx -> {
            Patient patient = known(tx, id);
            if (consentedOn.isAfter(LocalDate.ofInstant(tx.now(), FRANCE))) throw new FhirException(Code.CONSENT_IN_FUTURE);
            SummaryBundle summary = new SummaryBundle(patient, profiles.of(tx, id), vaccines, author, words, tx::newId, tx.now());
            byte[] written = FhirJson.write(summary.built());
            tx.run("""
                    INSERT INTO clin.summary_consent (patient, consented_on, recorded_at, recorded_by)
                    VALUES (?, ?, ?, ?)""", id.value(), consentedOn.toString(), tx.now(), session.person());
            tx.audit("summary.written", id.value());
            return written;
        });
    }

    /** The day of the last consent to a summary. */
    public Optional<LocalDate> lastConsent(Session session, PatientId id) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> tx.first("""
                SELECT consented_on FROM clin.summary_consent WHERE patient = ? ORDER BY number DESC LIMIT 1""",
                row -> LocalDate.parse(row.text("consented_on")), id.value()));
    }

    /**
     * Proposes to the profile what a summary from elsewhere says.
     *
     * @param whateverItNames true once a person has seen that it names somebody else
     * @throws FhirException {@code OTHER_PERSON} if birth date, sex or family name are not this patient's; {@code NOT_A_SUMMARY},
     *     {@code NOT_READABLE}, {@code TOO_LARGE}
     */
    public Profiles.Proposed read(Session session, PatientId id, byte[] file, boolean whateverItNames) {
        session.require(Permission.IMPORT_DOCUMENT);
        ReadSummary summary = ReadSummary.of(file);
        Patient patient = clinical.read(tx -> known(tx, id));
        if (!whateverItNames && !isOf(patient, summary)) throw new FhirException(Code.OTHER_PERSON);
        ProfileSource source = new ProfileSource(ProfileOrigin.SUMMARY, Optional.empty(), Optional.of(summary.by()), summary.on());
        return profiles.propose(session, id, ProfileLane.ELSEWHERE,
                summary.lines().stream().map(each -> new ProfileProposal(each, source)).toList());
    }

    /** What both say must agree, and the birth date must be there. */
    private static boolean isOf(Patient patient, ReadSummary summary) {
        Optional<PartialDate> born = patient.traits().birthDate();
        if (born.isEmpty() || summary.birthDate().isEmpty() || !born.get().equals(summary.birthDate().get())) return false;
        Sex sex = patient.traits().sex();
        if (sex != Sex.UNKNOWN && summary.sex().isPresent() && summary.sex().get() != sex) return false;
        Set<String> here = Stream.concat(Stream.of(patient.traits().birthName()), patient.used().name().stream())
                .map(NameFolding::fold).collect(Collectors.toSet());
        return summary.familyNames().stream().map(NameFolding::fold).anyMatch(here::contains);
    }

    private Patient known(Transaction tx, PatientId id) {
        return patients.find(tx, id).orElseThrow(() -> new PatientException(PatientException.Code.UNKNOWN_PATIENT, id));
    }

    /** For files: neutral, with the day. */
    public static String fileName(LocalDate day) {
        return String.format(Locale.ROOT, "ips-%s.json", day);
    }
}
