package fr.havre.patients;

import fr.havre.patients.PatientLine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed, ready to be compared with packed lines: each word as the alternatives it may stand for. */
final class LineQuery {
    /** What one typed word may stand for. */
    static final class Alternatives {
        private final byte[][] texts;
        private final boolean[] initials = new boolean[256];
        private final boolean whole;

        Alternatives(List<String> words, boolean whole) {
            this.whole = whole;
            texts = words.stream().map(word -> PatientLine.utf8(" " + word)).toArray(byte[][]::new);
            for (byte[] text : texts) initials[text[1] & 0xFF] = true;
        }

        boolean in(FoldedTexts folded, int line) {
            return folded.holdsOne(line, texts, initials, whole);
        }
    }

    private final PatientQuery query;
    private final List<Alternatives> words;
    private final List<byte[]> dates;
    private final Optional<byte[]> ins;
    private final Optional<byte[]> phone;

    private LineQuery(PatientQuery query, List<Alternatives> words) {
        this.query = query;
        this.words = words;
        dates = query.dates().stream().map(PatientLine::utf8).toList();
        ins = query.insBeginning().map(PatientLine::utf8);
        phone = query.phoneBeginning().map(PatientLine::utf8);
    }

    static LineQuery of(PatientQuery query) {
        return new LineQuery(query, query.words().stream().map(word -> new Alternatives(List.of(word), false)).toList());
    }

    /** Whether line {@code i} of {@code lines} may be meant; {@code folded} are the same lines' names. */
    boolean fits(PatientLine[] lines, FoldedTexts folded, int i) {
        if (ins.isPresent() && lines[i].begins(Part.INS, ins.get())) return true;
        if (phone.isPresent() && lines[i].begins(Part.PHONE, phone.get())) return true;
        if (words.isEmpty() && dates.isEmpty()) return false;
        for (Alternatives each : words) {
            if (!each.in(folded, i)) return false;
        }
        return dates.isEmpty() || born(lines[i]);
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
        List<Alternatives> meant = new ArrayList<>(words);
        for (int i : doubted) {
            List<String> similar = vocabulary.similar(query.words().get(i));
            if (similar.isEmpty()) return Optional.empty();
            meant.set(i, new Alternatives(similar, true));
        }
        return Optional.of(new LineQuery(query, meant));
    }

    /** For each typed word, itself and nothing longer. */
    List<Alternatives> wholeWords() {
        return query.words().stream().map(word -> new Alternatives(List.of(word), true)).toList();
    }
}
