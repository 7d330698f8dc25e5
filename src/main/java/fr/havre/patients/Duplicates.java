package fr.havre.patients;

import fr.havre.patients.PatientLine.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Patients who look like one person kept twice: the same names but for one mistake and the same day of birth, or the very
 * same names and a day of birth with one wrong digit or day and month exchanged. Two different verified numbers are two
 * persons. A hint for a list; what is asked before creating is {@link Patients#duplicatesOf}.
 */
public final class Duplicates {
    /** Nobody looks like another. */
    public static final Duplicates NONE = new Duplicates(Map.of());
    private static final int MOST_NAMESAKES = 400;
    private static final int CHECK_EVERY = 4096;

    private final Map<PatientId, PatientLine> others;

    private Duplicates(Map<PatientId, PatientLine> others) {
        this.others = others;
    }

    /** The one who may be the same person. */
    public Optional<PatientLine> of(PatientId patient) {
        return Optional.ofNullable(others.get(patient));
    }

    /** How many patients have one. */
    public int count() {
        return others.size();
    }

    static Duplicates among(PatientLine[] lines, DistinctPatients distinct, BooleanSupplier stale) {
        Map<PatientId, PatientLine> found = new HashMap<>();
        pairs(sorted(lines, Part.BIRTH_DATE), Part.BIRTH_DATE, found, distinct, stale);
        pairs(sorted(lines, Part.SORT_NAME), Part.SORT_NAME, found, distinct, stale);
        return new Duplicates(found);
    }

    private static PatientLine[] sorted(PatientLine[] lines, Part by) {
        PatientLine[] sorted = lines.clone();
        Arrays.sort(sorted, (a, b) -> a.compare(by, b));
        return sorted;
    }

    /** Compares each with its neighbours that are alike in {@code by}. */
    private static void pairs(PatientLine[] sorted, Part by, Map<PatientId, PatientLine> found,
            DistinctPatients distinct, BooleanSupplier stale) {
        for (int i = 0; i < sorted.length; i++) {
            if (i % CHECK_EVERY == 0 && stale.getAsBoolean()) throw new CancellationException();
            int last = Math.min(sorted.length - 1, i + MOST_NAMESAKES);
            for (int j = i + 1; j <= last && sorted[i].same(by, sorted[j]); j++) {
                if (!alike(sorted[i], sorted[j], by) || distinct.are(sorted[i].id(), sorted[j].id())) continue;
                found.putIfAbsent(sorted[i].id(), sorted[j]);
                found.putIfAbsent(sorted[j].id(), sorted[i]);
            }
        }
    }

    private static boolean alike(PatientLine a, PatientLine b, Part sameAlready) {
        if (!a.isEmpty(Part.INS) && !b.isEmpty(Part.INS) && !a.same(Part.INS, b)) return false;
        if (sameAlready == Part.SORT_NAME) return Matching.mistaken(a.plain(Part.BIRTH_DATE), b.plain(Part.BIRTH_DATE));
        return !a.isEmpty(Part.BIRTH_DATE) && sameNames(a, b);
    }

    /** Birth or used name, and the first given name, each but for one mistake. */
    private static boolean sameNames(PatientLine a, PatientLine b) {
        return oneAlike(givenNames(a), givenNames(b)) && oneAlike(familyNames(a), familyNames(b));
    }

    private static boolean oneAlike(List<String> some, List<String> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> one.equals(other)
                || (one.length() >= Typos.SHORTEST && Typos.atMostOne(one, other))));
    }

    private static List<String> givenNames(PatientLine line) {
        String all = line.plain(Part.SORT_NAME);
        List<String> names = new ArrayList<>(List.of(all.substring(all.indexOf('\u0001') + 1).split(" ", 2)[0]));
        line.usedGivenName().ifPresent(name -> names.add(joined(name)));
        names.removeIf(String::isEmpty);
        return names;
    }

    private static List<String> familyNames(PatientLine line) {
        String all = line.plain(Part.SORT_NAME);
        List<String> names = new ArrayList<>(List.of(all.substring(0, all.indexOf('\u0001')).replace(" ", "")));
        line.usedName().ifPresent(name -> names.add(joined(name)));
        return names;
    }

    private static String joined(String name) {
        return NameFolding.fold(name).replace(" ", "");
    }
}
