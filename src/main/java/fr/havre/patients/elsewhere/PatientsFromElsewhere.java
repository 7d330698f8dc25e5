package fr.havre.patients.elsewhere;

import fr.havre.access.Session;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Match;
import fr.havre.patients.Match.Difference;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Patient.Contact;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.db.Database;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Brings patients in, by the rules of {@link Patients}: each is created as provisional; one who may be here already is not, a
 * person decides. Of one who is surely here, by the number that was verified here and all traits or by the other program's own
 * identifier of an earlier list, what changed of how to reach them is taken ({@link ContactMerge}); what differs of the identity
 * is told and never written. Bringing the same list again changes nothing.
 *
 * <p>Threads: any but the FX thread; some transactions of milliseconds for each.
 */
public final class PatientsFromElsewhere {
    private final Database administrative;
    private final Patients patients;

    public PatientsFromElsewhere(Database administrative, Patients patients) {
        this.administrative = administrative;
        this.patients = patients;
    }

    /** What became of one. */
    public enum Outcome {
        CREATED, UPDATED, ALREADY_THERE,
        /** Here already, and something differs that a person has to decide. */
        DIFFERS,
        POSSIBLE_DUPLICATE, REFUSED
    }

    /**
     * One of the list.
     *
     * @param patients the one created or already there; those who may be meant
     * @param taken what was taken of one who is there
     * @param differs what a person has to decide of one who is there
     * @param refusal why it was not taken
     */
    public record Brought(int row, Outcome outcome, List<PatientId> patients, Set<PatientField> taken, Set<PatientField> differs,
            Optional<RuntimeException> refusal) {
        public Brought {
            patients = List.copyOf(patients);
            taken = Set.copyOf(taken);
            differs = Set.copyOf(differs);
        }
    }

    /** As {@link #bring(Session, List, Set, boolean)}, of which nobody has looked at any. */
    public List<Brought> bring(Session session, List<ClaimedPatient> list, boolean trying) {
        return bring(session, list, Set.of(), trying);
    }

    /**
     * Brings them in, each in its turn; none stops the others.
     *
     * @param same rows that a person has looked at: each is the one patient it was found to resemble, or who came under its
     *     identifier before, and how to reach them is taken as the list says
     * @param trying true to only say what would become of each of them
     */
    public List<Brought> bring(Session session, List<ClaimedPatient> list, Set<Integer> same, boolean trying) {
        List<Brought> brought = new ArrayList<>();
        for (ClaimedPatient each : list) brought.add(one(session, each, same.contains(each.row()), trying));
        return brought;
    }

    private Brought one(Session session, ClaimedPatient claimed, boolean same, boolean trying) {
        try {
            Patients.Draft draft = draft(claimed);
            List<Match.Candidate> candidates = patients.duplicatesOf(session, draft);
            Optional<Match.Candidate> sure = sure(session, claimed, candidates);
            if (sure.isPresent()) return there(session, claimed, draft, sure.get(), same, trying);
            Optional<PatientId> of = cameAs(claimed);
            if (same && of.isPresent()) {
                return there(session, claimed, draft, Patients.compared(patient(of.get()), draft), true, trying);
            }
            if (of.isPresent()) return found(claimed, Outcome.POSSIBLE_DUPLICATE, List.of(of.get()));
            if (same && candidates.size() == 1) return there(session, claimed, draft, candidates.getFirst(), true, trying);
            Optional<Match.Candidate> alike = candidates.stream().filter(each -> differing(draft, each).isEmpty()
                    && draft.traits().birthDate().isPresent()).findFirst();
            if (alike.isPresent()) return alike(session, claimed, draft, alike.get(), same, trying);
            if (!candidates.isEmpty()) {
                return found(claimed, Outcome.POSSIBLE_DUPLICATE, candidates.stream().map(Match.Candidate::patient).toList());
            }
            if (trying) return found(claimed, Outcome.CREATED, List.of());
            PatientId created = patients.create(session, draft, Set.of());
            remember(session, claimed, created, draft.contact());
            return found(claimed, Outcome.CREATED, List.of(created));
        } catch (PatientException | ElsewhereException e) {
            return new Brought(claimed.row(), Outcome.REFUSED, List.of(), Set.of(), Set.of(), Optional.of(e));
        }
    }

    /**
     * The one it surely is: who has the number here, verified, and all five traits; or who came under the same identifier before,
     * as long as they resemble each other, for programs give identifiers again.
     */
    private Optional<Match.Candidate> sure(Session session, ClaimedPatient claimed, List<Match.Candidate> candidates) {
        for (ClaimedIdentity identity : claimed.identities()) {
            if (patients.matching(session, identity) instanceof Match.Same certain) {
                return Optional.of(new Match.Candidate(certain.patient(), Set.of()));
            }
        }
        return cameAs(claimed).flatMap(of -> candidates.stream().filter(each -> each.patient().equals(of)).findFirst());
    }

    private Optional<PatientId> cameAs(ClaimedPatient claimed) {
        return claimed.ownIdentifier().flatMap(own -> administrative.read(tx -> BroughtRepository.patient(tx, own)));
    }

    /** All that was said is so here. Without a number, or an identifier of before, only what a person says changes anything. */
    private Brought alike(Session session, ClaimedPatient claimed, Patients.Draft draft, Match.Candidate candidate, boolean same,
            boolean trying) {
        Patient patient = patient(candidate.patient());
        ContactMerge merge = new ContactMerge(patient.contact(), draft.contact(), Contact.NONE, same);
        Set<PatientField> differs = EnumSet.noneOf(PatientField.class);
        if (!same) differs.addAll(merge.open());
        if (!same) differs.addAll(merge.taken());
        if (same || merge.agrees()) return there(session, claimed, draft, candidate, same, trying);
        return new Brought(claimed.row(), differs.isEmpty() ? Outcome.ALREADY_THERE : Outcome.DIFFERS, List.of(patient.id()), Set.of(),
                differs, Optional.empty());
    }

    private Brought there(Session session, ClaimedPatient claimed, Patients.Draft draft, Match.Candidate candidate, boolean takeAll,
            boolean trying) {
        Patient patient = patient(candidate.patient());
        Contact last = administrative.read(tx -> BroughtRepository.last(tx, patient.id(), claimed.ownIdentifier().orElse("")));
        ContactMerge merge = new ContactMerge(patient.contact(), draft.contact(), last, takeAll);
        Set<PatientField> differs = EnumSet.noneOf(PatientField.class);
        differs.addAll(differing(draft, candidate));
        differs.addAll(merge.open());
        if (usedDiffers(draft.used().name(), patient.used().name())) differs.add(PatientField.USED_NAME);
        if (usedDiffers(draft.used().givenName(), patient.used().givenName())) differs.add(PatientField.USED_GIVEN_NAME);
        if (!trying) {
            if (!merge.taken().isEmpty()) {
                patients.edit(session, patient.id(), patient.version(), new Patients.Draft(patient.traits(), patient.used(), merge.merged()));
            }
            boolean fresh = claimed.ownIdentifier().isPresent() && !cameAs(claimed).equals(Optional.of(patient.id()));
            if (fresh || !merge.remembered().equals(last)) remember(session, claimed, patient.id(), merge.remembered());
        }
        Outcome outcome = !differs.isEmpty() ? Outcome.DIFFERS : merge.taken().isEmpty() ? Outcome.ALREADY_THERE : Outcome.UPDATED;
        return new Brought(claimed.row(), outcome, List.of(patient.id()), merge.taken(), differs, Optional.empty());
    }

    private static boolean usedDiffers(Optional<String> said, Optional<String> here) {
        return said.isPresent() && !said.get().equalsIgnoreCase(here.orElse(""));
    }

    private void remember(Session session, ClaimedPatient claimed, PatientId patient, Contact taken) {
        Optional<String> own = claimed.ownIdentifier();
        if (own.isEmpty() && taken.equals(Contact.NONE)) return;
        administrative.write(tx -> {
            BroughtRepository.keep(tx, patient, own.orElse(""), taken, session.person());
            return null;
        });
    }

    private Patient patient(PatientId id) {
        return administrative.read(tx -> patients.find(tx, id))
                .orElseThrow(() -> new PatientException(PatientException.Code.UNKNOWN_PATIENT, id));
    }

    private static Brought found(ClaimedPatient claimed, Outcome outcome, List<PatientId> patients) {
        return new Brought(claimed.row(), outcome, patients, Set.of(), Set.of(), Optional.empty());
    }

    /** What was said of the identity and differs; a number was not said, and what is missing cannot. */
    private static Set<PatientField> differing(Patients.Draft draft, Match.Candidate candidate) {
        Traits said = draft.traits();
        Set<PatientField> differs = EnumSet.noneOf(PatientField.class);
        for (Difference each : candidate.differences()) {
            switch (each) {
                case INS, INS_NOT_VERIFIED -> { }
                case BIRTH_NAME -> differs.add(PatientField.BIRTH_NAME);
                case GIVEN_NAMES -> differs.add(PatientField.GIVEN_NAMES);
                case BIRTH_DATE -> {
                    if (said.birthDate().isPresent()) differs.add(PatientField.BIRTH_DATE);
                }
                case SEX -> {
                    if (said.sex() != Sex.UNKNOWN) differs.add(PatientField.SEX);
                }
                case BIRTH_PLACE -> {
                    if (said.birthPlace().isPresent()) differs.add(PatientField.BIRTH_PLACE);
                }
            }
        }
        return differs;
    }

    /** A birth date that is none is worse than no patient. */
    private static ElsewhereException unreadable() {
        return new ElsewhereException(ElsewhereException.Code.VALUE_NOT_UNDERSTOOD);
    }

    private static Patients.Draft draft(ClaimedPatient claimed) {
        Optional<PartialDate> born = claimed.field(PatientField.BIRTH_DATE).map(typed -> PartialDate.ofTyped(typed)
                .orElseThrow(PatientsFromElsewhere::unreadable));
        Optional<Sex> sex = claimed.field(PatientField.SEX).map(typed -> sex(typed).orElseThrow(PatientsFromElsewhere::unreadable));
        Traits traits = new Traits(claimed.field(PatientField.BIRTH_NAME).orElse(""),
                claimed.field(PatientField.GIVEN_NAMES).orElse(""), born, sex.orElse(Sex.UNKNOWN),
                claimed.field(PatientField.BIRTH_PLACE));
        return new Patients.Draft(traits, new Patient.UsedNames(claimed.field(PatientField.USED_NAME),
                claimed.field(PatientField.USED_GIVEN_NAME)), new Contact(claimed.field(PatientField.PHONE),
                claimed.field(PatientField.ADDRESS), claimed.field(PatientField.EMAIL)));
    }

    /** Codes, and what practice software writes in a column of titles. */
    static Optional<Sex> sex(String typed) {
        return switch (typed.strip().toUpperCase(Locale.ROOT).replace(".", "")) {
            case "H", "HOMME", "MASCULIN", "M", "MR", "MONSIEUR", "1" -> Optional.of(Sex.MALE);
            case "FEMME", "FÉMININ", "FEMININ", "MME", "MADAME", "MLLE", "2" -> Optional.of(Sex.FEMALE);
            default -> Sex.parse(typed);
        };
    }
}
