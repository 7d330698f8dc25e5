package fr.havre.ui.tour;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientRegister;
import fr.havre.ui.Desk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The screens of a patient's chart. */
final class ChartStops {
    /** Reports of a laboratory: of those there are results to show. */
    private static final String BIOLOGY = "11502-2";

    private final Tour tour;
    private final Desk desk;

    ChartStops(Tour tour) {
        this.tour = tour;
        desk = tour.subject().desk();
    }

    void plan() {
        List<DocumentLine> all = documents();
        one(all, each -> each.format() == DocumentFormat.PDF).ifPresent(line -> tour.stop("chart", () -> open(line)));
        one(all, each -> each.format() == DocumentFormat.CDA && !each.typeCode().equals(BIOLOGY)).ifPresent(line ->
                tour.stop("letter", () -> open(line, "viewer.facet.text")));
        one(all, each -> each.typeCode().equals(BIOLOGY)).ifPresent(line ->
                tour.stop("biology", () -> open(line, "viewer.facet.results")));
        boolean medical = desk.profiles().isPresent();
        if (medical) tour.stop("medical", () -> tour.tab(1));
        if (medical) tour.stop("medical-line", () -> tour.press("profile.key.add"));
        if (medical) tour.stop("questionnaires", () -> {
            tour.leaveSheet();
            tour.press("profile.questionnaires");
        });
        if (medical) tour.stop("questionnaire", () -> tour.press("questionnaires.fill"));
        tour.stop("profile", () -> {
            tour.leaveSheet();
            tour.tab(medical ? 2 : 1);
        });
        tour.stop("accesses", () -> tour.tab(medical ? 3 : 2));
        if (desk.prevention().isEmpty()) return;
        tour.stop("prevention", () -> tour.tab("prevention.title"));
        tour.stop("prevention-add", () -> tour.press("prevention.add"));
        tour.stop("prevention-situation", () -> {
            tour.leaveSheet();
            tour.press("prevention.situation");
        });
    }

    private void open(DocumentLine line) {
        tour.leaveSheet();
        tour.workplace().openDocument(line.patient().orElseThrow(), line.id());
        tour.layOut();
    }

    private void open(DocumentLine line, String facet) {
        open(line);
        tour.press(facet);
    }

    /** Of everybody, the person with the most first, each person's newest first. */
    private List<DocumentLine> documents() {
        PatientRegister register = desk.patients().register(desk.session());
        List<List<DocumentLine>> charts = new ArrayList<>();
        for (int i = 0; i < register.size(); i++) {
            PatientId patient = register.line(i).id();
            charts.add(desk.documents().list(desk.session(), patient, DocumentFilter.CURRENT));
        }
        charts.sort(Comparator.<List<DocumentLine>>comparingInt(List::size).reversed());
        return charts.stream().flatMap(List::stream).toList();
    }

    private static Optional<DocumentLine> one(List<DocumentLine> all, Predicate<DocumentLine> wanted) {
        return all.stream().filter(wanted).findFirst();
    }
}
