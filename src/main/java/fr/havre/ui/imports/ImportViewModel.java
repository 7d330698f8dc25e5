package fr.havre.ui.imports;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.patients.Patient;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.imports.ImportLine.State;
import fr.havre.ui.imports.PatientChoice.Certainty;
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
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
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
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Desk desk;
    private final Background background;
    private final InstantSource time;
    private final Reader reader;
    private final Filer filer;
    private final Predicate<String> allowed;
    private final ObservableList<ImportLine> lines = FXCollections.observableArrayList();
    private final ObservableList<String> types = FXCollections.observableArrayList();
    private final ObjectProperty<ImportLine> selected = new SimpleObjectProperty<>();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyIntegerWrapper queued = new ReadOnlyIntegerWrapper();
    private final Deque<ImportLine> toRead = new ArrayDeque<>();
    private final Deque<ImportLine> toFile = new ArrayDeque<>();
    private final List<ImportLine> filedHere = new ArrayList<>();
    private boolean readingNow;
    private boolean filingNow;
    private boolean sendThem;
    private int wanted;
    private int ended;
    private Runnable idle = () -> { };

    ImportViewModel(Desk desk, Background background, InstantSource time) {
        this.desk = desk;
        this.background = background;
        this.time = time;
        this.reader = new Reader(desk);
        this.filer = new Filer(desk, time);
        this.allowed = Types.allowed(desk.session());
        types.setAll(Types.ordered(List.of(), allowed));
        background.run(reader::types, types::setAll, _ -> { });
    }

    /** Told each time that nothing is being read or filed any more. */
    void onIdle(Runnable told) {
        idle = told;
    }

    /** Adds documents below those that are there; {@code chart} is the patient they were dropped upon. */
    void add(List<? extends Incoming> incoming, Optional<Patient> chart) {
        for (Incoming each : incoming) {
            ImportLine line = new ImportLine(each, chart, allowed);
            watch(line);
            lines.add(line);
            toRead.add(line);
        }
        if (selected.get() == null && !lines.isEmpty()) selected.set(lines.getFirst());
        begun(incoming.size());
        readNext();
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

    private void begun(int more) {
        if (wanted == ended) {
            wanted = 0;
            ended = 0;
        }
        wanted += more;
        progress.set(wanted == 0 ? 1 : (double) ended / wanted);
    }

    private void oneEnded() {
        ended++;
        progress.set(wanted == 0 ? 1 : (double) ended / wanted);
    }

    private void readNext() {
        if (readingNow) return;
        ImportLine line = toRead.poll();
        if (line == null) {
            if (!filingNow) idle.run();
            return;
        }
        readingNow = true;
        background.run(() -> reader.read(line.incoming()), read -> {
            useKeptCopy(line, read);
            line.read(read);
            nextRead();
        }, failure -> {
            line.refused(failure);
            nextRead();
        });
    }

    private void nextRead() {
        readingNow = false;
        oneEnded();
        readNext();
    }

    /** The very same bytes are kept and nobody's: that document is filed, not a second one kept. */
    private static void useKeptCopy(ImportLine line, Reading read) {
        if (!(line.incoming() instanceof Incoming.Kept)) read.keptForNobody().ifPresent(kept -> line.is(kept.id()));
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
        return new Filer.Order(line.incoming(), line.reading().orElseThrow(), line.wish(), send);
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

    /** Files every line whose patient is sure; the others stay for a look. */
    void fileAll(boolean send) {
        start(lines.stream().filter(ImportLine::sure).toList(), send);
    }

    private void start(List<ImportLine> some, boolean send) {
        sendThem = send;
        some.forEach(ImportLine::filing);
        toFile.addAll(some);
        begun(some.size());
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
        ImportLine line = toFile.poll();
        if (line == null) {
            if (!readingNow) idle.run();
            return;
        }
        filingNow = true;
        Filer.Order order = order(line, sendThem && line.goesToRecord());
        background.run(() -> reader.unchanged(order.incoming(), order.reading()) ? Optional.of(filer.file(order))
                : Optional.<Filed>empty(), result -> {
            result.ifPresentOrElse(filed -> done(line, filed), () -> again(line));
            nextFile();
        }, failure -> {
            line.failed(failure);
            nextFile();
        });
    }

    private void nextFile() {
        filingNow = false;
        oneEnded();
        fileNext();
    }

    private void done(ImportLine line, Filed filed) {
        line.filed(filed);
        queued.set(queued.get() + filed.queued());
        if (!filed.created().isEmpty()) filedHere.add(line);
    }

    private void again(ImportLine line) {
        line.again();
        toRead.add(line);
        begun(1);
        readNext();
    }

    /** Nothing more is read or filed after what is being done now. */
    void stop() {
        toRead.clear();
        List<ImportLine> waiting = List.copyOf(toFile);
        toFile.clear();
        waiting.forEach(ImportLine::notNow);
        wanted = ended + (readingNow ? 1 : 0) + (filingNow ? 1 : 0);
    }

    /** Takes a line away; nothing is done to what it stands for. */
    void remove(ImportLine line) {
        if (line.stateProperty().get() == State.FILING) return;
        next(line);
        lines.remove(line);
        toRead.remove(line);
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

    /** Who cannot keep clinical documents is told so. */
    boolean administrativeOnly() {
        return !desk.session().may(Permission.IMPORT_DOCUMENT);
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), FRANCE);
    }

    void findPatients(String typed, Consumer<List<Patient>> found) {
        background.run(() -> reader.find(typed), found, _ -> found.accept(List.of()));
    }

    boolean busy() {
        return readingNow || filingNow;
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

    /** From 0 to 1; 1 while nothing is being done. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How many documents were queued for the record here. */
    ReadOnlyIntegerProperty queuedProperty() {
        return queued.getReadOnlyProperty();
    }
}
