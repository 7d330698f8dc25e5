package fr.havre.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionEvent;
import fr.havre.admissions.Alert;
import fr.havre.admissions.ChecklistItem;
import fr.havre.admissions.Fact;
import fr.havre.admissions.Giver;
import fr.havre.admissions.PieceState;
import fr.havre.admissions.Signer;
import fr.havre.admissions.submission.AddressStanding;
import fr.havre.admissions.submission.HospitalAddress;
import fr.havre.admissions.submission.SubmissionReason;
import fr.havre.admissions.submission.SubmissionState;
import fr.havre.agenda.Appointment;
import fr.havre.agenda.prevention.DueState;
import fr.havre.agenda.prevention.Risk;
import fr.havre.agenda.prevention.Strength;
import fr.havre.directory.AddressCheck;
import fr.havre.directory.Hit;
import fr.havre.directory.SecureAddress;
import fr.havre.documents.ErasureCertificate;
import fr.havre.documents.Origin;
import fr.havre.documents.Warning;
import fr.havre.documents.review.Severity;
import fr.havre.documents.writing.WritingState;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MailboxProblem;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.Signature;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.Lane;
import fr.havre.messaging.inbox.MessageEvent;
import fr.havre.messaging.inbox.MessageFilter;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.inbox.MessagePart;
import fr.havre.messaging.inbox.TrayReason;
import fr.havre.messaging.outgoing.Advice;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.IntegrationCode;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Template;
import fr.havre.messaging.outgoing.TemplateField;
import fr.havre.patients.Consent;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Match;
import fr.havre.patients.PatientVersion;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.elsewhere.PatientField;
import fr.havre.patients.elsewhere.PatientsFromElsewhere;
import fr.havre.patients.papers.PaperDifference;
import fr.havre.patients.papers.PaperKind;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileAct;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileOrigin;
import fr.havre.patients.profile.ProfileState;
import fr.havre.record.NotOwed;
import fr.havre.record.RecordChange;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordStanding;
import fr.havre.record.RecordStatus;
import fr.havre.record.Visibility;
import fr.havre.sync.Conflict;
import fr.havre.sync.OutboxState;
import fr.havre.sync.Reason;
import fr.havre.vault.Finding;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    /** Enums that are no exception's codes and have a sentence for each constant all the same. */
    private static final List<Class<? extends Enum<?>>> OTHER_SENTENCES = List.of(Permission.class, Warning.class,
            Reason.class, Finding.Kind.class, ReceivedMail.Oddity.class, TrayReason.class, Signature.State.class,
            Guard.Kind.class, Advice.class, SubmissionReason.class);
    private static final List<Class<? extends Enum<?>>> LABELLED = List.of(IdentityStatus.class, ProofType.class, Sex.class,
            Consent.Decision.class, Match.Difference.class, PatientVersion.What.class, Role.class,
            OutboxState.class, Conflict.Choice.class, Finding.Severity.class, Origin.Kind.class,
            ErasureCertificate.Step.class, RecordEntry.Status.class, RecordEntry.Keeping.class, RecordEntry.News.class,
            Severity.class, RecordStanding.Mark.class, RecordStatus.State.class, RecordChange.class, Visibility.class, NotOwed.class,
            ReceivedMail.Kind.class, Fact.class, Giver.class, PieceState.class, ChecklistItem.Need.class, Admission.State.class,
            Appointment.State.class, PatientsFromElsewhere.Outcome.class, PaperKind.class, PaperDifference.class, PatientField.class,
            ProfileKind.class, ProfileLane.class, ProfileState.class, ProfileAct.class, ProfileOrigin.class, WritingState.class,
            AllergySeverity.class, Profile.Known.class,
            DueState.class, Strength.class, Risk.class, AdmissionEvent.What.class, SubmissionState.class,
            Signer.Kind.class, Alert.Kind.class, AddressStanding.class, HospitalAddress.Source.class,
            Lane.class, FilingState.class, MessageFilter.Show.class, MessageLine.Keeping.class,
            MessagePart.Outcome.class, MessageEvent.What.class, SecureAddress.Kind.class,
            Hit.Source.class, AddressCheck.State.class, MessageState.class, MailboxKind.class, MailboxProblem.Step.class,
            Template.Kind.class, TemplateField.class, IntegrationCode.class);
    private static final Path CLASSES = classes();

    /** Where this run's classes are. */
    private static Path classes() {
        try {
            return Path.of(ErrorWords.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every exception of the product that has a nested enum {@code Code}; the commands' own words have their own test. */
    static List<Class<?>> codedExceptions() throws Exception {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("fr/havre"))) {
            return files.map(Path::toString).filter(name -> name.endsWith("$Code.class"))
                    .map(name -> CLASSES.relativize(Path.of(name)).toString().replace('/', '.').replace('\\', '.'))
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - "$Code.class".length())))
                    .filter(type -> Throwable.class.isAssignableFrom(type) && !type.getPackageName().equals("fr.havre.cli")).toList();
        }
    }

    static List<Enum<?>> codes() throws Exception {
        Stream<Class<?>> ofExceptions = codedExceptions().stream().map(type -> load(type.getName() + "$Code"));
        return Stream.concat(ofExceptions, OTHER_SENTENCES.stream())
                .<Enum<?>>flatMap(type -> Arrays.stream(type.getEnumConstants()).map(constant -> (Enum<?>) constant)).toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    @ParameterizedTest @MethodSource("codes")
    void hasASentenceForEveryCodeInBothLanguages(Enum<?> code) {
        String french = new ErrorWords(Language.FRENCH).sentence(code);
        String english = new ErrorWords(Language.ENGLISH).sentence(code);
        assertNotEquals(french, english);
        for (String sentence : List.of(french, english)) {
            assertTrue(sentence.length() > 20 && sentence.endsWith("."), sentence);
        }
    }

    @Test void findsTheCodesOfTheProduct() throws Exception {
        assertTrue(codes().size() > 60, () -> "only a few were found: the scan is broken");
    }

    @ParameterizedTest @MethodSource("codedExceptions")
    void knowsTheCodeOfEveryException(Class<?> type) throws Exception {
        Throwable problem = make(type);
        assertEquals(type.getName() + "$Code", ErrorWords.codeOf(problem).orElseThrow().getDeclaringClass().getName());
    }

    /** Made by its shortest constructor: first constants, plain texts, nothing for the rest. */
    private static Throwable make(Class<?> type) throws Exception {
        Constructor<?> shortest = Arrays.stream(type.getDeclaredConstructors())
                .min(java.util.Comparator.comparingInt(Constructor::getParameterCount)).orElseThrow();
        shortest.setAccessible(true);
        Object[] values = Arrays.stream(shortest.getParameterTypes()).map(parameter -> {
            if (parameter.isEnum()) return parameter.getEnumConstants()[0];
            if (parameter == String.class) return "x";
            if (parameter == int.class) return 0;
            if (parameter == long.class) return 0L;
            return parameter.isArray() ? java.lang.reflect.Array.newInstance(parameter.getComponentType(), 0) : null;
        }).toArray();
        return (Throwable) shortest.newInstance(values);
    }

    @Test void keepsNoSentenceThatNothingNeeds() throws Exception {
        Set<String> needed = codes().stream().map(ErrorWords::key).collect(Collectors.toCollection(TreeSet::new));
        needed.add(ErrorWords.UNEXPECTED);
        for (Language language : Language.values()) {
            assertEquals(needed, new TreeSet<>(language.texts("errors").keySet()), language.name());
        }
    }

    @Test void hasALabelForEveryStateAndNoOther() {
        Set<String> needed = LABELLED.stream().flatMap(type -> Arrays.stream(type.getEnumConstants())).map(Labels::key)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Language language : Language.values()) {
            assertEquals(needed, new TreeSet<>(language.texts("labels").keySet()), language.name());
        }
    }

    /** Every French file, by the name its English one begins with too. */
    static List<String> bundles() throws Exception {
        Path folder = Path.of("src/main/resources/fr/havre/ui/words");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".properties") && !name.endsWith("_en.properties"))
                    .map(name -> name.substring(0, name.length() - ".properties".length())).sorted().toList();
        }
    }

    /** A screen finds its words by what stands before the first dot. */
    @Test void everyKeyOfTheWindowBeginsWithTheNameOfItsFile() throws Exception {
        for (String name : bundles()) {
            if (!name.startsWith("window/")) continue;
            String screen = name.substring("window/".length());
            for (String key : keysOf(name + ".properties")) assertTrue(key.startsWith(screen + "."), key);
        }
    }

    /** The lines of the files themselves: a bundle would hide a key that is missing in English or there twice. */
    @ParameterizedTest @MethodSource("bundles")
    void bothFilesHoldTheSameKeysOnce(String name) throws Exception {
        List<String> french = keysOf(name + ".properties");
        assertEquals(new HashSet<>(french).size(), french.size(), "a key stands twice");
        assertEquals(french, keysOf(name + "_en.properties"));
    }

    private static List<String> keysOf(String file) throws Exception {
        return lines(file).stream().map(line -> line.substring(0, line.indexOf(" = "))).toList();
    }

    private static List<String> lines(String file) throws Exception {
        return Files.readAllLines(Path.of("src/main/resources/fr/havre/ui/words", file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    @ParameterizedTest @MethodSource("bundles")
    void isTypographicallyRight(String name) throws Exception {
        Pattern wrong = Pattern.compile("[^\u202F ][;!?](?= |$)| [;:!?»]|« |'|\"|\\.\\.\\.|[^\u00A0]:(?= )");
        for (String line : lines(name + ".properties")) {
            String text = line.substring(line.indexOf(" = ") + 3);
            assertFalse(wrong.matcher(text).find(), line);
        }
        for (String line : lines(name + "_en.properties")) assertFalse(line.contains("'"), line);
    }

    @Test void saysThatAnErrorOfTheProgramIsOneAndNothingOfIt() {
        String sentence = new ErrorWords(Language.ENGLISH).sentence(new IllegalStateException("DUPONT Jean"));
        assertTrue(sentence.contains("error in the program") && !sentence.contains("DUPONT"));
    }

    @Test void speaksFrenchToAComputerThatSpeaksGerman() {
        assertEquals(Language.FRENCH, Language.of(java.util.Locale.GERMAN));
        assertEquals(Language.ENGLISH, Language.of(java.util.Locale.UK));
    }
}
