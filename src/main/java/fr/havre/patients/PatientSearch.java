package fr.havre.patients;

import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds patients while somebody types. The rarest typed word is looked up in the index of words, the others are checked
 * in the few rows that are left; only when nothing is found is one mistake in one word forgiven.
 */
final class PatientSearch {
    private static final int RARE_ENOUGH = 4000;
    private static final int ALTERNATIVES = 40;
    private static final int NAMES_PER_PATIENT = 4;
    private static final String PAST_EVERY_LETTER = "\uFFFF";

    private final PatientRepository patients;

    PatientSearch(PatientRepository patients) {
        this.patients = patients;
    }

    /** At most {@code limit} patients, best first. */
    List<Patient> find(Transaction tx, PatientQuery query, int limit) {
        Map<PatientId, Patient> found = new LinkedHashMap<>();
        query.insBeginning().ifPresent(ins -> add(found, patients.list(tx,
                "FROM adm.patient p WHERE p.ins >= ? AND p.ins < ? ORDER BY p.ins LIMIT ?", ins, ins + "~", limit)));
        query.phoneBeginning().ifPresent(phone -> add(found, patients.list(tx,
                "FROM adm.patient p WHERE p.phone_digits >= ? AND p.phone_digits < ? LIMIT ?", phone, phone + "~", limit)));
        if (!query.words().isEmpty()) {
            add(found, byWords(tx, query, limit));
        } else {
            for (String date : query.dates()) add(found, byDate(tx, date, limit));
        }
        return found.values().stream().sorted(order(query)).limit(limit).toList();
    }

    private static void add(Map<PatientId, Patient> found, List<Patient> more) {
        more.forEach(patient -> found.putIfAbsent(patient.id(), patient));
    }

    private List<Patient> byDate(Transaction tx, String pattern, int limit) {
        String known = pattern.replaceFirst("[?*].*$", "");
        return patients.list(tx, """
                FROM adm.patient p WHERE p.birth_date >= ? AND p.birth_date < ? AND p.birth_date GLOB ?
                ORDER BY p.birth_date LIMIT ?""", known, known + "~", pattern, limit);
    }

    private List<Patient> byWords(Transaction tx, PatientQuery query, int limit) {
        List<List<String>> asTyped = query.words().stream().map(word -> List.of(word)).toList();
        List<Patient> exact = byAlternatives(tx, asTyped, rarest(tx, query.words()), false, query.dates(), limit);
        return exact.isEmpty() ? forgiving(tx, query, limit) : exact;
    }

    /** Words that nobody has are the mistyped ones; when each exists for somebody, each is doubted in turn. */
    private List<Patient> forgiving(Transaction tx, PatientQuery query, int limit) {
        List<String> words = query.words();
        List<Integer> unknown = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).length() >= Typos.SHORTEST) (count(tx, words.get(i)) == 0 ? unknown : known).add(i);
        }
        List<List<Integer>> doubts = unknown.isEmpty() ? known.stream().map(i -> List.of(i)).toList() : List.of(unknown);
        for (List<Integer> doubted : doubts) {
            List<List<String>> alternatives = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                alternatives.add(doubted.contains(i) ? similar(tx, words.get(i)) : List.of(words.get(i)));
            }
            if (alternatives.stream().anyMatch(List::isEmpty)) continue;
            List<Patient> found = byAlternatives(tx, alternatives, doubted.getFirst(), true, query.dates(), limit);
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    /** The words of the vocabulary one mistake away, whole words before beginnings. */
    private List<String> similar(Transaction tx, String typed) {
        List<String> whole = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        for (String word : tx.list("SELECT word FROM adm.patient_vocabulary WHERE length(word) >= ?",
                row -> row.text("word"), typed.length() - 1)) {
            if (Typos.atMostOne(typed, word)) whole.add(word);
            else if (Typos.beginsLike(typed, word)) beginnings.add(word);
        }
        whole.addAll(beginnings);
        return whole.subList(0, Math.min(ALTERNATIVES, whole.size()));
    }

    private int rarest(Transaction tx, List<String> words) {
        int rarest = 0;
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < words.size() && words.size() > 1; i++) {
            long count = count(tx, words.get(i));
            if (count < fewest) {
                fewest = count;
                rarest = i;
            }
        }
        return rarest;
    }

    private static long count(Transaction tx, String word) {
        return tx.number("SELECT count(*) FROM (SELECT 1 FROM adm.patient_word WHERE word >= ? AND word < ? LIMIT ?)",
                word, word + PAST_EVERY_LETTER, RARE_ENOUGH);
    }

    /** @param whole whether the driving alternatives are whole words of the vocabulary rather than beginnings */
    private List<Patient> byAlternatives(Transaction tx, List<List<String>> words, int driving, boolean whole,
            Set<String> dates, int limit) {
        StringBuilder where = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (i == driving) continue;
            where.append(" AND ").append(anyOf(words.get(i).size(), "instr(p.folded, ?) > 0"));
            words.get(i).forEach(word -> parameters.add(" " + word));
        }
        if (!dates.isEmpty()) {
            where.append(" AND ").append(anyOf(dates.size(), "p.birth_date GLOB ?"));
            parameters.addAll(dates);
        }
        Map<PatientId, Patient> found = new LinkedHashMap<>();
        for (String word : words.get(driving)) {
            if (found.size() >= limit) break;
            List<Object> all = new ArrayList<>(List.of(word, whole ? word : word + PAST_EVERY_LETTER));
            all.addAll(parameters);
            all.add(limit * NAMES_PER_PATIENT);
            add(found, patients.list(tx, "FROM adm.patient_word w CROSS JOIN adm.patient p ON p.number = w.patient"
                    + " WHERE w.word >= ? AND w.word " + (whole ? "<= ?" : "< ?") + where + " ORDER BY w.word LIMIT ?",
                    all.toArray()));
        }
        return List.copyOf(found.values());
    }

    private static String anyOf(int count, String condition) {
        return "(" + String.join(" OR ", java.util.Collections.nCopies(count, condition)) + ")";
    }

    /** Whole typed words first, then by name, given name and birth date. */
    private static Comparator<Patient> order(PatientQuery query) {
        Collection<String> typed = new TreeSet<>(query.words());
        Comparator<Patient> byWholeWords = Comparator.comparingLong(patient -> -NameFolding
                .wordsOf(patient.traits(), patient.used()).stream().filter(typed::contains).count());
        return byWholeWords.thenComparing(patient -> NameFolding.fold(patient.shownName()))
                .thenComparing(patient -> patient.traits().birthDate().map(PartialDate::iso).orElse(""));
    }
}
