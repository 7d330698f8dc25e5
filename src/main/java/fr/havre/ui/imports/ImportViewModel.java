package fr.havre.ui.imports;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.patients.Patient;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.imports.ImportLine.State;
import fr.havre.ui.imports.PatientChoice.Certainty;
import fr.havre.vault.FrenchZone;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Many documents to be filed in one go: read one after another, each with its proposal; filed one after another when a
 * person says so. What is being filed is never interrupted: a stop takes effect after it.
 */
final class ImportViewModel {
    private static final ZoneId FRANCE = FrenchZone.here();

    /** What a person asked for, as the line was at that moment. */
    private record Asked(ImportLine line, Filer.Order order) { }

    private final Desk desk;
    private final Background background;
    private final InstantSource time;
    private final Reader reader;
    private final Filer filer;
    private final boolean handsOver;
    private final ObservableList<ImportLine> lines = FXCollections.observableArrayList();
    private final ObservableList<String> types = FXCollections.observableArrayList();
    private final ObjectProperty<ImportLine> selected = new SimpleObjectProperty<>();
    private final ReadOnlyIntegerWrapper queued = new ReadOnlyIntegerWrapper();
    private final Steps steps = new Steps();
    private final ReadingQueue reading;
    private final Deque<Asked> toFile = new ArrayDeque<>();
    private final List<ImportLine> filedHere = new ArrayList<>();
    private int leftOut;
    private int handedOver;
    private boolean filingNow;
    private Runnable idle = () -> { };

    ImportViewModel(Desk desk, Background background, InstantSource time) {
        this.desk = desk;
        this.background = background;
        this.time = time;
        this.reader = new Reader(desk);
        this.filer = new Filer(desk, time);
        this.reading = new ReadingQueue(reader, background, steps::oneEnded, this::over);
        this.handsOver = Types.handsOver(desk);
        types.setAll(Types.ordered(List.of(), handsOver));
        background.run(reader::types, types::setAll, _ -> { });
    }

    /** Told each time that nothing is being read or filed any more. */
    void onIdle(Runnable told) {
        idle = told;
    }

    /** Adds documents below those that are there; {@code chart} is the patient they were dropped upon. */
    void add(List<? extends Incoming> incoming, Optional<Patient> chart) {
        List<ImportLine> added = incoming.stream().map(each -> new ImportLine(each, chart, handsOver)).toList();
        added.forEach(this::watch);
        lines.addAll(added);
        if (selected.get() == null && !lines.isEmpty()) selected.set(lines.getFirst());
        steps.begun(added.size());
        reading.add(added);
    }

    private void over() {
        if (!busy()) idle.run();
    }

    private void watch(ImportLine line) {
        line.stateProperty().addListener((_, _, now) -> {
            if (now == State.READY) check(line);
        });
        line.typeProperty().addListener((_, _, _) -> check(line));
        line.dateProperty().addListener((_, _, _) -> check(line));
        line.titleProperty().addListener((_, _, _) -> check(line));
        line.choiceProperty().addListener((_, _, _) -> check(line));
    }

    /** Whether it would be taken by the record as it stands; a late answer about an older state is dropped. */
    private void check(ImportLine line) {
        if (!canSend() || line.stateProperty().get() != State.READY || line.reading().orElseThrow().archive()) return;
        Filer.Order asked = order(line, false);
        background.run(() -> filer.obstacles(asked), found -> {
            if (line.reading().isPresent() && asked.wish().equals(line.wish())) line.obstacles().setAll(found);
        }, line.problemProperty()::set);
    }

    private Filer.Order order(ImportLine line, boolean send) {
        return new Filer.Order(line.incoming(), line.reading().orElseThrow(), line.wish(), send, line.toHandOver());
    }

    /** Picks a patient by hand. */
    void choose(ImportLine line, Patient patient) {
        line.choiceProperty().set(PatientChoice.of(patient, Certainty.CHOSEN));
    }

    /** Files one line, if nothing is missing, and goes on to the next one. */
    void file(ImportLine line, boolean send) {
        if (line.stateProperty().get() != State.READY) return;
        start(List.of(line), send);
        next(line);
    }

    /** Seals a line for the clinical side though nobody knows what it is, and goes on to the next one. */
    void handOver(ImportLine line) {
        if (!line.unknownToHandOver()) return;
        toFile.add(new Asked(line, new Filer.Order(line.incoming(), line.reading().orElseThrow(), line.wish(), false, true)));
        line.filing();
        steps.begun(1);
        fileNext();
        next(line);
    }

    /** How many wait for the clinical side now, those of before too; asked of the vault. */
    void waiting(IntConsumer told) {
        background.run(() -> desk.scans().waiting(), told::accept, _ -> { });
    }

    /** Files every line whose patient is sure; the others stay for a look. */
    void fileAll(boolean send) {
        start(lines.stream().filter(ImportLine::sure).toList(), send);
    }

    private void start(List<ImportLine> some, boolean send) {
        for (ImportLine each : some) {
            toFile.add(new Asked(each, order(each, send && each.goesToRecord())));
            each.filing();
        }
        steps.begun(some.size());
        fileNext();
    }

    private void next(ImportLine after) {
        int at = lines.indexOf(after);
        for (int i = 1; i < lines.size(); i++) {
            ImportLine each = lines.get((at + i) % lines.size());
            if (each.isSettled() || each.stateProperty().get() == State.FILING) continue;
            selected.set(each);
            return;
        }
    }

    private void fileNext() {
        if (filingNow) return;
        Asked next = toFile.poll();
        if (next == null) {
            over();
            return;
        }
        filingNow = true;
        background.run(() -> filed(next.order()), result -> {
            result.ifPresentOrElse(filed -> done(next.line(), filed), () -> again(next.line()));
            nextFile();
        }, failure -> {
            next.line().failed(failure);
            nextFile();
        });
    }

    /** Empty if another file lies there now than the one that was read. */
    private Optional<Filed> filed(Filer.Order order) {
        return reader.unchanged(order.incoming(), order.reading()) ? Optional.of(filer.file(order)) : Optional.empty();
    }

    private void nextFile() {
        filingNow = false;
        steps.oneEnded();
        fileNext();
    }

    private void done(ImportLine line, Filed filed) {
        line.filed(filed);
        queued.set(queued.get() + filed.queued());
        if (!filed.created().isEmpty()) filedHere.add(line);
        if (filed.handedOver()) handedOver++;
    }

    private void again(ImportLine line) {
        line.again();
        steps.begun(1);
        reading.add(List.of(line));
    }

    /** Nothing more is read or filed after what is being filed now; what was not read is left where it lies. */
    void stop() {
        List<ImportLine> unread = reading.stop();
        leftOut += unread.size();
        lines.removeAll(unread);
        List<Asked> waiting = List.copyOf(toFile);
        toFile.clear();
        waiting.forEach(each -> each.line().notNow());
        steps.stopped((reading.busy() ? 1 : 0) + (filingNow ? 1 : 0));
        if (!lines.contains(selected.get())) selected.set(lines.isEmpty() ? null : lines.getFirst());
    }

    /** How many are neither filed nor kept before: those stopped before they were read included. */
    long left() {
        return leftOut + lines.stream().filter(line -> !line.isSettled()).count();
    }

    /** Takes a line away; nothing is done to what it stands for. */
    void remove(ImportLine line) {
        if (line.stateProperty().get() == State.FILING) return;
        next(line);
        lines.remove(line);
        reading.forget(line);
        if (lines.isEmpty()) selected.set(null);
    }

    /** Gives the patient and the type of {@code from} to every other line that is still to be filed. */
    void sameForAll(ImportLine from) {
        for (ImportLine each : lines) {
            if (each == from || each.isSettled() || each.stateProperty().get() == State.FILING) continue;
            from.patient().ifPresent(patient -> choose(each, patient));
            if (!from.typeProperty().get().isEmpty()) each.typeProperty().set(from.typeProperty().get());
        }
    }

    /**
     * Takes back all that was filed here: cancelled where it waits to be sent, then nobody's again, and kept.
     *
     * @param told how many are nobody's again, and how many stay because they may have left already
     */
    void undo(Consumer<int[]> told) {
        List<ImportLine> back = List.copyOf(filedHere);
        List<DocumentId> documents = back.stream().flatMap(line -> line.filed().stream()).toList();
        background.run(() -> filer.takeBack(documents), stay -> {
            back.forEach(line -> back(line, stay));
            told.accept(new int[] {documents.size() - stay.size(), stay.size()});
        }, failure -> back.forEach(line -> line.problemProperty().set(failure)));
    }

    private void back(ImportLine line, Map<DocumentId, RuntimeException> stay) {
        List<DocumentId> free = line.filed().stream().filter(each -> !stay.containsKey(each)).toList();
        line.filed().stream().filter(stay::containsKey).findFirst().ifPresent(each -> line.problemProperty().set(stay.get(each)));
        if (free.isEmpty()) return;
        filedHere.remove(line);
        if (free.size() == 1 && line.filed().size() == 1) {
            line.takenBack(free.getFirst());
            return;
        }
        lines.remove(line);
        add(free.stream().map(each -> new Incoming.Kept(each, line.incoming().name())).toList(), line.patient());
    }

    /** Whether this person may have documents sent to the record at all. */
    boolean canSend() {
        return desk.recordDesk().isPresent() && desk.session().may(Permission.PUBLISH_DOCUMENT);
    }

    /** Whether what is not administrative is sealed for the clinical side here. */
    boolean handsOver() {
        return handsOver;
    }

    /** How many were sealed for the clinical side here. */
    int handedOver() {
        return handedOver;
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), FRANCE);
    }

    void findPatients(String typed, Consumer<List<Patient>> found) {
        background.run(() -> reader.find(typed), found, _ -> found.accept(List.of()));
    }

    boolean busy() {
        return reading.busy() || filingNow;
    }

    boolean allSettled() {
        return !busy() && lines.stream().allMatch(ImportLine::isSettled);
    }

    List<ImportLine> filedHere() {
        return List.copyOf(filedHere);
    }

    ObservableList<ImportLine> lines() {
        return lines;
    }

    /** Codes of the types that can be chosen, the most used first. */
    ObservableList<String> types() {
        return types;
    }

    ObjectProperty<ImportLine> selectedProperty() {
        return selected;
    }

    ReadOnlyDoubleProperty progressProperty() {
        return steps.progressProperty();
    }

    /** How many documents were queued for the record here. */
    ReadOnlyIntegerProperty queuedProperty() {
        return queued.getReadOnlyProperty();
    }
}
