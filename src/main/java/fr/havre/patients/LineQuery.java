package fr.havre.patients;

import fr.havre.patients.PatientLine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed, ready to be compared with packed lines: each word as the alternatives it may stand for. */
final class LineQuery {
    /** A word as it stands in the folded text: behind a space; {@code whole}: with nothing behind it. */
    @SuppressWarnings("ArrayRecordComponent")                       // made here, read here, never compared
    private record Word(byte[] text, boolean whole) { }

    private final PatientQuery query;
    private final List<List<Word>> words;
    private final List<byte[]> dates;
    private final Optional<byte[]> ins;
    private final Optional<byte[]> phone;

    private LineQuery(PatientQuery query, List<List<Word>> words) {
        this.query = query;
        this.words = words;
        dates = query.dates().stream().map(PatientLine::utf8).toList();
        ins = query.insBeginning().map(PatientLine::utf8);
        phone = query.phoneBeginning().map(PatientLine::utf8);
    }

    static LineQuery of(PatientQuery query) {
        return new LineQuery(query, query.words().stream().map(word -> List.of(word(word, false))).toList());
    }

    private static Word word(String word, boolean whole) {
        return new Word(PatientLine.utf8(" " + word), whole);
    }

    boolean fits(PatientLine line) {
        if (ins.isPresent() && line.begins(Part.INS, ins.get())) return true;
        if (phone.isPresent() && line.begins(Part.PHONE, phone.get())) return true;
        if (words.isEmpty() && dates.isEmpty()) return false;
        for (List<Word> alternatives : words) {
            if (!oneOf(alternatives, line)) return false;
        }
        return dates.isEmpty() || born(line);
    }

    private static boolean oneOf(List<Word> alternatives, PatientLine line) {
        for (Word each : alternatives) {
            if (line.holds(Part.FOLDED, each.text, each.whole)) return true;
        }
        return false;
    }

    private boolean born(PatientLine line) {
        for (byte[] date : dates) {
            if (line.fits(Part.BIRTH_DATE, date)) return true;
        }
        return false;
    }

    /** What may have been meant: words that nobody has are mistyped; when each exists, each is doubted in turn. */
    List<LineQuery> forgiving(Vocabulary vocabulary) {
        List<String> typed = query.words();
        List<Integer> unknown = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            if (typed.get(i).length() >= Typos.SHORTEST) (vocabulary.knows(typed.get(i)) ? known : unknown).add(i);
        }
        if (!unknown.isEmpty()) return doubting(unknown, vocabulary).stream().toList();
        return known.stream().flatMap(i -> doubting(List.of(i), vocabulary).stream()).toList();
    }

    private Optional<LineQuery> doubting(List<Integer> doubted, Vocabulary vocabulary) {
        List<List<Word>> meant = new ArrayList<>(words);
        for (int i : doubted) {
            List<Word> alternatives = vocabulary.similar(query.words().get(i)).stream().map(each -> word(each, true)).toList();
            if (alternatives.isEmpty()) return Optional.empty();
            meant.set(i, alternatives);
        }
        return Optional.of(new LineQuery(query, meant));
    }

    /** Lines with more whole typed words first; otherwise their order stays. */
    List<PatientLine> wholeWordsFirst(List<PatientLine> found) {
        List<List<PatientLine>> byCount = new ArrayList<>();
        for (int i = 0; i <= words.size(); i++) byCount.add(new ArrayList<>());
        for (PatientLine line : found) byCount.get(words.size() - wholeWords(line)).add(line);
        List<PatientLine> ordered = new ArrayList<>(found.size());
        byCount.forEach(ordered::addAll);
        return ordered;
    }

    private int wholeWords(PatientLine line) {
        int whole = 0;
        for (List<Word> alternatives : words) if (line.holds(Part.FOLDED, alternatives.getFirst().text, true)) whole++;
        return whole;
    }
}
