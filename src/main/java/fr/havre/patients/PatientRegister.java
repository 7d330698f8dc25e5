package fr.havre.patients;

import fr.havre.patients.PatientLine.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every patient of the vault as they were at one moment, in one order: sorted and searched in memory while somebody
 * types. Immutable; a change gives another register that shares the unchanged lines.
 *
 * <p>Finds what {@link Patients#find} finds, without a limit. Threads: any but the FX thread, except for {@link #line}.
 */
public final class PatientRegister {
    /** An order a list can be in. */
    public enum Order {
        NAME, BIRTH_DATE, SEX, INS, STATUS, CHANGED;

        /** Of two that are alike in this, the first by name. */
        private Comparator<PatientLine> comparator(boolean descending) {
            Comparator<PatientLine> names = (a, b) -> a.compare(Part.SORT_NAME, b);
            Comparator<PatientLine> births = (a, b) -> a.compare(Part.BIRTH_DATE, b);
            Comparator<PatientLine> first = switch (this) {
                case NAME -> names;
                case BIRTH_DATE -> births;
                case SEX -> Comparator.comparing(PatientLine::sex);
                case INS -> (a, b) -> a.compare(Part.INS, b);
                case STATUS -> Comparator.comparing(PatientLine::status);
                case CHANGED -> Comparator.comparingLong(PatientLine::changedAtMillis);
            };
            return (descending ? first.reversed() : first).thenComparing(this == NAME ? births : names);
        }
    }

    private static final int CHECK_EVERY = 4096;

    private final PatientLine[] lines;
    private final Order order;
    private final boolean descending;
    private final Instant readAt;
    private final Vocabulary vocabulary;
    private final FoldedTexts folded;

    private PatientRegister(PatientLine[] lines, Order order, boolean descending, Instant readAt, Vocabulary vocabulary) {
        this.lines = lines;
        this.order = order;
        this.descending = descending;
        this.readAt = readAt;
        this.vocabulary = vocabulary;
        folded = new FoldedTexts(lines);
    }

    static PatientRegister of(List<PatientLine> read, Instant readAt) {
        PatientLine[] lines = read.toArray(PatientLine[]::new);
        Arrays.sort(lines, Order.NAME.comparator(false));
        return new PatientRegister(lines, Order.NAME, false, readAt, Vocabulary.of(lines));
    }

    public int size() {
        return lines.length;
    }

    public PatientLine line(int index) {
        return lines[index];
    }

    public Order order() {
        return order;
    }

    public boolean descending() {
        return descending;
    }

    /** When it was read: what ages and "recently" are counted from. */
    public Instant readAt() {
        return readAt;
    }

    /** The same patients in another order; some tenths of a second for 100 000. */
    public PatientRegister in(Order wanted, boolean descendingWanted) {
        if (wanted == order && descendingWanted == descending) return this;
        PatientLine[] sorted = lines.clone();
        Arrays.sort(sorted, wanted.comparator(descendingWanted));
        return new PatientRegister(sorted, wanted, descendingWanted, readAt, vocabulary);
    }

    /** With these patients as they are now, or newly; what they were before is gone. */
    public PatientRegister with(Collection<PatientLine> changed) {
        Set<PatientId> ids = changed.stream().map(PatientLine::id).collect(Collectors.toSet());
        List<PatientLine> all = new ArrayList<>(lines.length + changed.size());
        for (PatientLine line : lines) if (!ids.contains(line.id())) all.add(line);
        all.addAll(changed);
        all.sort(order.comparator(descending));                         // nearly sorted already: one pass
        return new PatientRegister(all.toArray(PatientLine[]::new), order, descending, readAt, vocabulary.with(changed));
    }

    /**
     * Those that {@code typed} may mean (all for an empty text) and that {@code also} lets pass. In the order of this
     * register; in that of names, those with whole typed words come first.
     *
     * @param stale asked meanwhile: once true nobody waits for the answer
     * @throws CancellationException if {@code stale} said so
     */
    public List<PatientLine> find(String typed, Predicate<PatientLine> also, BooleanSupplier stale) {
        PatientQuery query = PatientQuery.parse(typed);
        if (query.empty() && !typed.isBlank()) return List.of();
        if (query.empty()) return lines(filter(i -> also.test(lines[i]), stale));
        LineQuery asTyped = LineQuery.of(query);
        int[] found = filter(i -> asTyped.fits(lines, folded, i) && also.test(lines[i]), stale);
        for (LineQuery doubted : found.length == 0 ? asTyped.forgiving(vocabulary) : List.<LineQuery>of()) {
            found = filter(i -> doubted.fits(lines, folded, i) && also.test(lines[i]), stale);
            if (found.length > 0) break;
        }
        return order == Order.NAME && !descending && !query.words().isEmpty() ? wholeWordsFirst(asTyped, found) : lines(found);
    }

    private int[] filter(IntPredicate wanted, BooleanSupplier stale) {
        int[] found = new int[lines.length];
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            if (i % CHECK_EVERY == 0 && stale.getAsBoolean()) throw new CancellationException();
            if (wanted.test(i)) found[count++] = i;
        }
        return Arrays.copyOf(found, count);
    }

    private List<PatientLine> lines(int[] found) {
        List<PatientLine> result = new ArrayList<>(found.length);
        for (int i : found) result.add(lines[i]);
        return result;
    }

    /** Lines with more whole typed words first; otherwise their order stays. */
    private List<PatientLine> wholeWordsFirst(LineQuery typed, int[] found) {
        List<LineQuery.Alternatives> words = typed.wholeWords();
        List<List<PatientLine>> byMissing = new ArrayList<>();
        for (int i = 0; i <= words.size(); i++) byMissing.add(new ArrayList<>());
        for (int i : found) {
            int missing = 0;
            for (LineQuery.Alternatives word : words) if (!word.in(folded, i)) missing++;
            byMissing.get(missing).add(lines[i]);
        }
        List<PatientLine> ordered = new ArrayList<>(found.length);
        byMissing.forEach(ordered::addAll);
        return ordered;
    }

    /** Pairs that look like one person kept twice, and that nobody has found to be two. */
    public Duplicates duplicates(DistinctPatients distinct, BooleanSupplier stale) {
        return Duplicates.among(lines, distinct, stale);
    }

    @Override public String toString() {
        return "PatientRegister[" + lines.length + "]";
    }
}
