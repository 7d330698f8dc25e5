package fr.havre.ui.viewer.biology;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.cda.CdaContentReader;
import fr.havre.documents.cda.CodedResult;
import fr.havre.documents.search.Places;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The biology reports of a patient, each read once as long as the window is open. Blocks for some 20 ms a report that was
 * not read yet; never on the FX thread. Each reading leaves its trace, like any opening.
 */
public final class Reports {
    /** JDV_J07: reports of biology, of rapid tests, and the summaries that may repeat results. */
    private static final Set<String> TYPES = Set.of("11502-2", "96173-0", "60591-5", "DOCPAT05");
    private static final int MOST = 1_000;
    private static final long LARGEST = 32L << 20;

    private final Desk desk;
    private final Map<DocumentId, List<CodedResult>> read = new ConcurrentHashMap<>();

    public Reports(Desk desk) {
        this.desk = desk;
    }

    /** The trends of all analytes over all current reports of {@code patient}; a replaced version does not count. */
    public List<Trend> trends(PatientId patient) {
        DocumentFilter filter = new DocumentFilter(TYPES, Optional.empty(), Optional.empty(), Optional.empty(), false,
                Places.END, MOST);
        List<Report> reports = new ArrayList<>();
        for (DocumentLine line : desk.documents().list(desk.session(), patient, filter)) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException("moved on");
            if (line.format() != DocumentFormat.CDA || line.sizeBytes() > LARGEST) continue;
            List<CodedResult> results = read.computeIfAbsent(line.id(), this::results);
            if (!results.isEmpty()) reports.add(new Report(line.id(), name(line), results));
        }
        return Trend.of(reports);
    }

    private static String name(DocumentLine line) {
        return line.author().isEmpty() ? line.title() : line.title() + " – " + line.author();
    }

    /** A report that cannot be read has no results; opening it says why. */
    private List<CodedResult> results(DocumentId id) {
        try (InputStream in = desk.documents().open(desk.session(), id).open()) {
            return CdaContentReader.read(DocumentSource.of(in.readAllBytes())).results();
        } catch (DocumentRefusedException | IOException e) {
            return List.of();
        }
    }
}
