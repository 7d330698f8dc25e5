package fr.havre.patients.elsewhere;

import fr.havre.access.Session;
import fr.havre.patients.Match;
import fr.havre.patients.Match.Difference;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Brings patients in, by the rules of {@link Patients}: each is created as provisional; one who may be here already is not, a
 * person decides; one who is here with all that was said is counted and left as it is. Bringing the same list again adds nobody.
 *
 * <p>Threads: any but the FX thread; a transaction of some milliseconds for each.
 */
public final class PatientsFromElsewhere {
    private final Patients patients;

    public PatientsFromElsewhere(Patients patients) {
        this.patients = patients;
    }

    /** What became of one. */
    public enum Outcome { CREATED, ALREADY_THERE, POSSIBLE_DUPLICATE, REFUSED }

    /**
     * One of the list.
     *
     * @param patients the one created or already there; those who may be meant
     * @param refusal why it was not taken
     */
    public record Brought(int row, Outcome outcome, List<PatientId> patients, Optional<RuntimeException> refusal) {
        public Brought {
            patients = List.copyOf(patients);
        }
    }

    /**
     * Brings them in, each in its turn; none stops the others.
     *
     * @param trying true to only say what would become of each of them
     */
    public List<Brought> bring(Session session, List<ClaimedPatient> list, boolean trying) {
        List<Brought> brought = new ArrayList<>();
        for (ClaimedPatient each : list) brought.add(one(session, each, trying));
        return brought;
    }

    private Brought one(Session session, ClaimedPatient claimed, boolean trying) {
        try {
            Patients.Draft draft = draft(claimed);
            List<Match.Candidate> candidates = patients.duplicatesOf(session, draft);
            Optional<PatientId> same = candidates.stream().filter(each -> saysNothingNew(draft, each.differences()))
                    .map(Match.Candidate::patient).findFirst();
            if (same.isPresent()) return brought(claimed, Outcome.ALREADY_THERE, List.of(same.get()));
            if (!candidates.isEmpty()) {
                return brought(claimed, Outcome.POSSIBLE_DUPLICATE, candidates.stream().map(Match.Candidate::patient).toList());
            }
            List<PatientId> created = trying ? List.of() : List.of(patients.create(session, draft, Set.of()));
            return brought(claimed, Outcome.CREATED, created);
        } catch (PatientException | ElsewhereException e) {
            return new Brought(claimed.row(), Outcome.REFUSED, List.of(), Optional.of(e));
        }
    }

    /** A birth date that is none is worse than no patient. */
    private static ElsewhereException unreadable() {
        return new ElsewhereException(ElsewhereException.Code.VALUE_NOT_UNDERSTOOD);
    }

    private static Brought brought(ClaimedPatient claimed, Outcome outcome, List<PatientId> patients) {
        return new Brought(claimed.row(), outcome, patients, Optional.empty());
    }

    /** Nothing that was said differs; a number was not said, and what is missing cannot. */
    private static boolean saysNothingNew(Patients.Draft draft, Set<Difference> differences) {
        EnumSet<Difference> left = EnumSet.noneOf(Difference.class);
        left.addAll(differences);
        left.remove(Difference.INS_NOT_VERIFIED);
        if (draft.traits().birthPlace().isEmpty()) left.remove(Difference.BIRTH_PLACE);
        if (draft.traits().sex() == Sex.UNKNOWN) left.remove(Difference.SEX);
        return left.isEmpty() && draft.traits().birthDate().isPresent();
    }

    private static Patients.Draft draft(ClaimedPatient claimed) {
        Optional<PartialDate> born = claimed.field(PatientField.BIRTH_DATE).map(typed -> PartialDate.ofTyped(typed)
                .orElseThrow(PatientsFromElsewhere::unreadable));
        Optional<Sex> sex = claimed.field(PatientField.SEX).map(typed -> sex(typed).orElseThrow(PatientsFromElsewhere::unreadable));
        Traits traits = new Traits(claimed.field(PatientField.BIRTH_NAME).orElse(""),
                claimed.field(PatientField.GIVEN_NAMES).orElse(""), born, sex.orElse(Sex.UNKNOWN),
                claimed.field(PatientField.BIRTH_PLACE));
        return new Patients.Draft(traits, new Patient.UsedNames(claimed.field(PatientField.USED_NAME),
                claimed.field(PatientField.USED_GIVEN_NAME)), new Patient.Contact(claimed.field(PatientField.PHONE),
                claimed.field(PatientField.ADDRESS), claimed.field(PatientField.EMAIL)));
    }

    /** Codes, and what practice software writes in a column of titles. */
    private static Optional<Sex> sex(String typed) {
        return switch (typed.strip().toUpperCase(Locale.ROOT).replace(".", "")) {
            case "H", "HOMME", "MASCULIN", "M", "MR", "MONSIEUR", "1" -> Optional.of(Sex.MALE);
            case "FEMME", "FÉMININ", "FEMININ", "MME", "MADAME", "MLLE", "2" -> Optional.of(Sex.FEMALE);
            default -> Sex.parse(typed);
        };
    }
}
