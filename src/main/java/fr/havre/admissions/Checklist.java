package fr.havre.admissions;

import fr.havre.patients.PartialDate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pieces of a hospital pre-admission and the rules for them: data of {@code checklist.tsv}, never code. Read once, then
 * never changed: any thread.
 */
public final class Checklist {
    private static final Checklist CARRIED = new Checklist(resource());
    private static final int COLUMNS = 15;

    private final String version;
    private final List<ChecklistItem> items;
    private final Map<String, ChecklistItem> byId;

    /**
     * One piece of one admission, by the rules.
     *
     * @param lacking empty if it is needed; else the fact without which it is not
     */
    public record Wanted(PieceKey key, ChecklistItem item, Optional<Fact> lacking) {
        public boolean needed() {
            return lacking.isEmpty();
        }
    }

    Checklist(String text) {
        version = text.lines().filter(line -> line.startsWith("# version\t")).map(line -> line.split("\t", -1)[1]).findFirst()
                .orElseThrow(() -> new IllegalStateException("a checklist without a version"));
        items = text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1).map(Checklist::item).toList();
        byId = items.stream().collect(Collectors.toUnmodifiableMap(ChecklistItem::id, Function.identity()));
    }

    /** The one that comes with the program. */
    public static Checklist carried() {
        return CARRIED;
    }

    /** The day it was last changed. */
    public String version() {
        return version;
    }

    public List<ChecklistItem> items() {
        return items;
    }

    /**
     * The line of this piece.
     *
     * @throws AdmissionException {@code UNKNOWN_PIECE}
     */
    public ChecklistItem item(PieceKey key) {
        ChecklistItem item = byId.get(key.piece());
        if (item == null || key.part() > (item.eachHolder() ? 2 : 0) || (item.eachHolder() && key.part() == 0)) {
            throw new AdmissionException(AdmissionException.Code.UNKNOWN_PIECE, key.toString());
        }
        return item;
    }

    /** Every piece there is, in the order of the file, needed or not; what each holder gives stands there once for each. */
    public List<Wanted> of(AdmissionSituation situation, Optional<PartialDate> birthDate) {
        Set<Fact> facts = situation.facts(birthDate);
        List<Wanted> pieces = new ArrayList<>();
        for (ChecklistItem item : items) {
            int last = item.eachHolder() ? situation.holders() : 0;
            for (int part = item.eachHolder() ? 1 : 0; part <= last; part++) {
                pieces.add(new Wanted(new PieceKey(item.id(), part), item, item.lacking(facts)));
            }
        }
        return pieces;
    }

    /**
     * Where the pieces would stand if the stay were described so: nothing is read or kept. Any thread.
     *
     * @param noted pieces of the same admission, for what is known of them; none before it is begun
     */
    public List<Piece> preview(AdmissionSituation situation, Optional<PartialDate> birthDate, List<Piece> noted,
            LocalDate today) {
        Map<PieceKey, Piece.Known> known = noted.stream().collect(Collectors.toMap(Piece::key, Piece::known));
        return pieces(situation, birthDate, known, noted.stream().collect(Collectors.toMap(Piece::key, Checklist::signatures)),
                today);
    }

    private static Map<Signer, Signature> signatures(Piece piece) {
        return piece.signing().stream().filter(each -> each.signature().isPresent())
                .collect(Collectors.toMap(Piece.Signing::signer, each -> each.signature().orElseThrow()));
    }

    /** Every piece, with what is known of it and who has signed it. */
    List<Piece> pieces(AdmissionSituation situation, Optional<PartialDate> birthDate, Map<PieceKey, Piece.Known> known,
            Map<PieceKey, Map<Signer, Signature>> signatures, LocalDate today) {
        Set<Fact> facts = situation.facts(birthDate);
        return of(situation, birthDate).stream().map(wanted -> Piece.of(wanted,
                known.getOrDefault(wanted.key(), Piece.Known.NOTHING), signing(wanted, facts, situation.holders(),
                        signatures.getOrDefault(wanted.key(), Map.of())), situation.day(), today)).toList();
    }

    private static List<Piece.Signing> signing(Wanted wanted, Set<Fact> facts, int holders, Map<Signer, Signature> signed) {
        return wanted.item().signers(wanted.key().part(), facts, holders).stream()
                .map(each -> new Piece.Signing(each, Optional.ofNullable(signed.get(each)))).toList();
    }

    private static ChecklistItem item(String line) {
        String[] cell = line.split("\t", -1);
        if (cell.length != COLUMNS) throw new IllegalStateException("a line of the checklist: " + cell[0]);
        String validity = cell[8];
        boolean number = validity.matches("\\d+");
        return new ChecklistItem(cell[0], cell[1].equals("document"), words(cell[2], " ").toList(),
                ChecklistItem.ToRecord.valueOf(cell[3].toUpperCase(java.util.Locale.ROOT)), Giver.valueOf(cell[4]),
                neededWhen(cell[5]), ChecklistItem.Need.valueOf(cell[6]), Integer.parseInt(cell[7]), validity.equals("printed"),
                number ? Optional.of(Integer.valueOf(validity)) : Optional.empty(), cell[9].equals("holder"),
                ChecklistItem.SignedBy.valueOf(cell[10].equals("-") ? "NOBODY" : cell[10]),
                cell[11].equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(cell[11])), cell[12], cell[13],
                cell[14]);
    }

    private static List<Set<Fact>> neededWhen(String rule) {
        if (rule.equals("always")) return List.of(Set.of());
        return words(rule, " / ").map(all -> words(all, " & ").map(Fact::valueOf).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    private static Stream<String> words(String cell, String between) {
        return cell.equals("-") ? Stream.of() : Arrays.stream(cell.split(between, -1));
    }

    private static String resource() {
        try (InputStream in = Checklist.class.getResourceAsStream("/fr/havre/admissions/checklist.tsv")) {
            if (in == null) throw new IllegalStateException("no checklist");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
