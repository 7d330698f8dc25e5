package fr.havre.agenda.prevention;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** What of a patient's situation speaks against a series: data of {@code contra-indications.tsv}. Any thread. */
final class ContraIndications {
    private static final String PREGNANT = "PREGNANT";
    private static final List<Row> ROWS = rows();

    private record Row(String series, String when, ContraIndication says) { }

    private ContraIndications() { }

    static List<ContraIndication> of(String series, Situation situation, LocalDate today) {
        return ROWS.stream().filter(row -> row.series().equals(series) && holds(row.when(), situation, today)).map(Row::says).toList();
    }

    private static boolean holds(String when, Situation situation, LocalDate today) {
        return when.equals(PREGNANT) ? situation.pregnancy(today).isPresent() : situation.risks().contains(Risk.valueOf(when));
    }

    private static List<Row> rows() {
        try (InputStream in = ContraIndications.class.getResourceAsStream("/fr/havre/agenda/contra-indications.tsv")) {
            if (in == null) throw new IllegalStateException("no contra-indications");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).skip(1)
                    .map(line -> line.split("\t", -1)).map(cell -> new Row(cell[0], cell[1],
                            new ContraIndication(cell[2], cell[3], cell[4]))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
