package fr.havre.patients;

import fr.havre.patients.Match.Candidate;
import fr.havre.patients.Match.Difference;
import fr.havre.vault.db.Transaction;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares a claimed identity with the patients of this vault, trait by trait. Certain only with a number that was
 * verified on both sides and all five traits; everything else is a proposal for a person.
 */
final class Matching {
    private static final int MOST_NAMESAKES = 200;
    private static final int MOST_CANDIDATES = 10;

    private final PatientRepository patients;

    Matching(PatientRepository patients) {
        this.patients = patients;
    }

    Match of(Transaction tx, ClaimedIdentity claimed) {
        Optional<Patient> holder = claimed.verifiedIns().flatMap(ins -> patients.findByIns(tx, ins));
        if (holder.isPresent() && differences(holder.get(), claimed).isEmpty()) return new Match.Same(holder.get().id());
        List<Candidate> candidates = candidates(tx, claimed, holder);
        return candidates.isEmpty() ? new Match.None() : new Match.Maybe(candidates);
    }

    List<Candidate> duplicatesOf(Transaction tx, Patients.Draft draft) {
        return candidates(tx, claimed(draft), Optional.empty());
    }

    static Candidate compared(Patient patient, Patients.Draft draft) {
        return new Candidate(patient.id(), differences(patient, claimed(draft)));
    }

    private static ClaimedIdentity claimed(Patients.Draft draft) {
        Traits traits = draft.traits();
        return new ClaimedIdentity(Optional.empty(), traits.birthName(), traits.givenNames(),
                traits.firstGivenName(), draft.used().name().orElse(""), draft.used().givenName().orElse(""),
                traits.birthDate(), Optional.of(traits.sex()), traits.birthPlace().orElse(""));
    }

    private List<Candidate> candidates(Transaction tx, ClaimedIdentity claimed, Optional<Patient> holder) {
        Map<PatientId, Patient> found = new LinkedHashMap<>();
        holder.ifPresent(patient -> found.put(patient.id(), patient));
        claimed.verifiedIns().ifPresent(ins -> withNumber(tx, ins).forEach(patient -> found.putIfAbsent(patient.id(), patient)));
        Stream.concat(bornThatDay(tx, claimed).stream(), namesakes(tx, claimed).stream())
                .filter(patient -> resembles(patient, claimed)).forEach(patient -> found.putIfAbsent(patient.id(), patient));
        return found.values().stream().map(patient -> new Candidate(patient.id(), differences(patient, claimed)))
                .sorted(Comparator.comparingInt(candidate -> candidate.differences().size()))
                .limit(MOST_CANDIDATES).toList();
    }

    /** A letter prints the number and never who issued it; a number alone is a proposal, whatever else the letter says. */
    private List<Patient> withNumber(Transaction tx, Ins ins) {
        return patients.list(tx, "FROM adm.patient p WHERE p.ins = ?", ins.number());
    }

    private List<Patient> bornThatDay(Transaction tx, ClaimedIdentity claimed) {
        Optional<String> day = birthDate(claimed).filter(date -> date.length() == 10);
        if (day.isEmpty()) return List.of();
        return patients.list(tx, "FROM adm.patient p WHERE p.birth_date = ?", day.get());
    }

    /** Those with the same family name, birth or used, and first given name. */
    private List<Patient> namesakes(Transaction tx, ClaimedIdentity claimed) {
        Map<PatientId, Patient> found = new LinkedHashMap<>();
        for (String name : familyNames(claimed)) {
            for (String given : givenNames(claimed)) {
                patients.list(tx, """
                        FROM adm.patient_word w CROSS JOIN adm.patient p ON p.number = w.patient
                        WHERE w.word = ? AND instr(p.folded || ' ', ?) > 0 LIMIT ?""", name, " " + given + " ",
                        MOST_NAMESAKES).forEach(patient -> found.putIfAbsent(patient.id(), patient));
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean resembles(Patient patient, ClaimedIdentity claimed) {
        boolean sameName = oneAlike(Set.copyOf(familyNames(claimed)), familyNames(patient));
        boolean sameGiven = oneAlike(Set.copyOf(givenNames(claimed)), givenNames(patient));
        Optional<String> theirs = birthDate(claimed);
        Optional<String> ours = patient.traits().birthDate().map(PartialDate::iso);
        if (theirs.isEmpty() || ours.isEmpty()) return sameName && sameGiven;
        boolean sameDate = theirs.get().startsWith(ours.get()) || ours.get().startsWith(theirs.get());
        if (sameDate) return sameName && (sameGiven || ours.get().length() == 10);
        return sameName && sameGiven && mistaken(ours.get(), theirs.get());
    }

    /** One wrong digit, or day and month exchanged. */
    static boolean mistaken(String a, String b) {
        if (a.length() != 10 || b.length() != 10) return false;
        return Typos.atMostOne(a, b)
                || (a.substring(0, 5) + a.substring(8) + "-" + a.substring(5, 7)).equals(b);
    }

    static Set<Difference> differences(Patient patient, ClaimedIdentity claimed) {
        Traits ours = patient.traits();
        Set<Difference> differences = EnumSet.noneOf(Difference.class);
        Optional<Ins> theirs = claimed.verifiedIns();
        if (theirs.isEmpty() || patient.ins().isEmpty()) differences.add(Difference.INS_NOT_VERIFIED);
        else if (!theirs.equals(patient.ins())) differences.add(Difference.INS);
        if (!same(ours.birthName(), claimed.birthFamilyName())) differences.add(Difference.BIRTH_NAME);
        boolean sameGiven = claimed.birthGivenNames().isBlank() ? same(ours.firstGivenName(), claimed.firstBirthGivenName())
                : same(ours.givenNames(), claimed.birthGivenNames());
        if (!sameGiven) differences.add(Difference.GIVEN_NAMES);
        if (birthDate(claimed).isEmpty() || !birthDate(claimed).equals(ours.birthDate().map(PartialDate::iso))) {
            differences.add(Difference.BIRTH_DATE);
        }
        if (ours.sex() == Sex.UNKNOWN || !claimed.sex().equals(Optional.of(ours.sex()))) differences.add(Difference.SEX);
        if (ours.birthPlace().isEmpty() || !ours.birthPlace().get().equalsIgnoreCase(claimed.birthPlaceCog().strip())) {
            differences.add(Difference.BIRTH_PLACE);
        }
        return differences;
    }

    private static boolean same(String ours, String theirs) {
        String folded = NameFolding.fold(ours);
        return !folded.isEmpty() && folded.equals(NameFolding.fold(theirs));
    }

    /** To the day at most: documents write a birth date as a moment too. */
    private static Optional<String> birthDate(ClaimedIdentity claimed) {
        return claimed.birthDate().map(PartialDate::iso).map(iso -> iso.length() > 10 ? iso.substring(0, 10) : iso);
    }

    private static List<String> familyNames(ClaimedIdentity claimed) {
        return joined(claimed.birthFamilyName(), claimed.usedFamilyName());
    }

    private static List<String> familyNames(Patient patient) {
        return joined(patient.traits().birthName(), patient.used().name().orElse(""));
    }

    private static List<String> givenNames(ClaimedIdentity claimed) {
        String first = claimed.firstBirthGivenName().isBlank() ? claimed.birthGivenNames().strip().split(" ", 2)[0]
                : claimed.firstBirthGivenName();
        return joined(first, claimed.usedGivenName());
    }

    private static List<String> givenNames(Patient patient) {
        return joined(patient.traits().firstGivenName(), patient.used().givenName().orElse(""));
    }

    /** Each as one word: "Le Goff", "Le-Goff" and "LEGOFF" are alike. */
    private static List<String> joined(String... names) {
        return Stream.of(names).map(name -> NameFolding.fold(name).replace(" ", "")).filter(name -> !name.isEmpty())
                .distinct().toList();
    }

    private static boolean oneAlike(Set<String> some, List<String> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> one.equals(other)
                || (one.length() >= Typos.SHORTEST && Typos.atMostOne(one, other))));
    }
}
