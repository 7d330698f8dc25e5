package fr.havre.agenda.prevention;

import fr.havre.agenda.prevention.VaccinationRule.Kind;
import fr.havre.agenda.prevention.VaccinationRule.Mandatory;
import fr.havre.agenda.prevention.VaccinationRule.Season;
import fr.havre.agenda.prevention.VaccinationRule.Span;
import fr.havre.agenda.prevention.VaccinationRule.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The vaccination rules and the vaccines they speak of: data of {@code vaccination-rules.tsv} and {@code vaccines.tsv}.
 * Read once, then never changed: any thread.
 */
public final class VaccinationRules {
    private static final VaccinationRules CARRIED = new VaccinationRules(text("vaccination-rules"), text("vaccines"));

    private final String version;
    private final List<VaccinationRule> rows;
    private final List<Vaccine> vaccines;

    VaccinationRules(String rules, String vaccines) {
        version = rules.lines().filter(line -> line.startsWith("# version\t")).map(line -> line.split("\t", -1)[1]).findFirst()
                .orElseThrow(() -> new IllegalStateException("rules without a version"));
        rows = rows(rules).map(cell -> rule(new Cells(cell))).toList();
        this.vaccines = rows(vaccines).map(cell -> new Vaccine(cell[0], cell[1].equals("-") ? Set.of()
                : Set.of(cell[1].split(" ", -1)), cell[2], cell[3],
                Optional.of(cell[4]).filter(written -> !written.equals("-")))).toList();
    }

    /** Those that come with the program. */
    public static VaccinationRules carried() {
        return CARRIED;
    }

    /** The day of the source they were carried from. */
    public String version() {
        return version;
    }

    public List<VaccinationRule> rows() {
        return rows;
    }

    public List<Vaccine> vaccines() {
        return vaccines;
    }

    public Optional<Vaccine> vaccine(String id) {
        return vaccines.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public Optional<VaccinationRule> row(String row) {
        return rows.stream().filter(each -> each.row().equals(row)).findFirst();
    }

    /** The cells of one line, read in their order. */
    private static final class Cells {
        private final String[] cell;
        private int next;

        Cells(String... cell) {
            this.cell = cell;
        }

        String text() {
            return cell[next++];
        }

        <T> Optional<T> maybe(Function<String, T> parsed) {
            return Optional.of(text()).filter(written -> !written.equals("-")).map(parsed);
        }

        <T> Span<T> span(Function<String, T> parsed) {
            String written = text();
            if (written.equals("-")) return new Span<>(Optional.empty(), Optional.empty());
            List<Optional<T>> ends = Arrays.stream(written.split("\\.\\.", -1))
                    .map(end -> end.isEmpty() ? Optional.<T>empty() : Optional.of(parsed.apply(end))).toList();
            return new Span<>(ends.getFirst(), ends.getLast());
        }
    }

    private static VaccinationRule rule(Cells cells) {
        String row = cells.text();
        String rule = cells.text();
        String series = cells.text();
        String dose = cells.text();
        boolean numbered = dose.matches("\\d");
        return new VaccinationRule(row, rule, series, numbered ? Kind.DOSE : Kind.valueOf(dose.toUpperCase(Locale.ROOT)),
                numbered ? Optional.of(Integer.valueOf(dose)) : Optional.empty(),
                cells.maybe(all -> List.of(all.split(" ", -1))).orElse(List.of()), cells.span(LocalDate::parse),
                age(cells.text()), cells.maybe(VaccinationRules::age), cells.maybe(VaccinationRules::age),
                cells.span(VaccinationRules::age), cells.maybe(VaccinationRules::age), cells.maybe(VaccinationRules::age),
                cells.maybe(VaccinationRules::age), cells.maybe(VaccinationRules::season), cells.maybe(LocalDate::parse), Strength.valueOf(cells.text()),
                cells.maybe(VaccinationRules::mandatory), new Words(cells.text(), cells.text(), cells.text(), cells.text(),
                cells.text(), cells.text(), cells.text()));
    }

    /** {@code 0}, {@code 24w}, {@code 2m}, {@code 6y}. */
    static Period age(String written) {
        return written.equals("0") ? Period.ZERO : Period.parse("P" + written.toUpperCase(Locale.ROOT));
    }

    private static Season season(String written) {
        return new Season(MonthDay.parse("--" + written.substring(0, 5)), MonthDay.parse("--" + written.substring(7)));
    }

    private static Mandatory mandatory(String written) {
        String[] parts = written.split("\\.\\.", -1);
        return new Mandatory(LocalDate.parse(parts[0]), parts[1].isEmpty() ? Optional.empty() : Optional.of(age(parts[1])));
    }

    private static Stream<String[]> rows(String text) {
        List<String> lines = text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
        int columns = lines.getFirst().split("\t", -1).length;
        List<String[]> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != columns) throw new IllegalStateException("a line of the rules: " + cells[0]);
            rows.add(cells);
        }
        return rows.stream();
    }

    private static String text(String file) {
        try (InputStream in = VaccinationRules.class.getResourceAsStream("/fr/havre/agenda/" + file + ".tsv")) {
            if (in == null) throw new IllegalStateException("no " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
