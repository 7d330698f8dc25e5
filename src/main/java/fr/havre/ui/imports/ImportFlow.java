package fr.havre.ui.imports;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.documents.FolderFiles;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The one way in for documents: whatever was dropped, pasted, chosen or found ends in one sheet, where a person says whose
 * it is. What arrives while the sheet stands is added to it. On the FX thread.
 */
public final class ImportFlow {
    private final Desk desk;
    private final Surroundings around;
    private final InstantSource time;
    private final Consumer<List<DocumentId>> sendOn;
    private ImportViewModel model;
    private ImportSheet sheet;

    public ImportFlow(Desk desk, Surroundings around, InstantSource time) {
        this(desk, around, time, _ -> { });
    }

    /** @param sendOn proposes the other places where what was filed and queued for the record can go */
    public ImportFlow(Desk desk, Surroundings around, InstantSource time, Consumer<List<DocumentId>> sendOn) {
        this.sendOn = sendOn;
        this.desk = desk;
        this.around = around;
        this.time = time;
    }

    /** Files and folders, dropped on the chart of {@code patient} or anywhere else. */
    public void drop(List<Path> files, Optional<PatientId> patient) {
        around.background().run(() -> Found.in(files, patient.flatMap(id -> new Reader(desk).patient(id))), found -> {
            if (found.skipped() > 0) around.notices().say(() -> around.words().now("imports.skipped", found.skipped()));
            show(found.files().stream().map(Incoming.OfFile::new).toList(), found.chart());
        }, around.notices()::problem);
    }

    /** A picture that is nowhere but here, until it is filed. */
    void paste(String name, byte[] picture, Optional<PatientId> patient) {
        around.background().run(() -> patient.flatMap(id -> new Reader(desk).patient(id)),
                chart -> show(List.of(new Incoming.Pasted(name, picture)), chart), around.notices()::problem);
    }

    /** What lies behind what was dropped. */
    private record Found(List<Path> files, int skipped, Optional<Patient> chart) {
        static Found in(List<Path> places, Optional<Patient> chart) throws IOException {
            List<Path> files = new ArrayList<>();
            int skipped = 0;
            for (Path each : places) {
                FolderFiles inside = FolderFiles.in(each);
                files.addAll(inside.files());
                skipped += inside.skipped();
            }
            return new Found(files, skipped, chart);
        }
    }

    /** Adds to the sheet that stands, or shows one. */
    void show(List<? extends Incoming> incoming, Optional<Patient> chart) {
        if (incoming.isEmpty()) {
            around.notices().say(() -> around.words().now("imports.nothing"));
            return;
        }
        if (model == null) begin();
        model.add(incoming, chart);
        sheet.focusFirst();
    }

    private void begin() {
        ImportViewModel begun = new ImportViewModel(desk, around.background(), time);
        model = begun;
        begun.onIdle(() -> idle(begun));
        sheet = new ImportSheet(begun, around.words(), this::open, () -> finish(begun));
        around.sheets().show(sheet, () -> ended(begun));
    }

    private void finish(ImportViewModel of) {
        ended(of);
        around.sheets().close();
        sendOn(of);
    }

    /** Everything is where it belongs: the sheet has nothing more to ask. */
    private void idle(ImportViewModel of) {
        if (of != model) return;
        boolean clean = of.allSettled() && of.lines().stream().allMatch(line -> line.problemProperty().get() == null);
        if (clean && (!of.filedHere().isEmpty() || of.handedOver() > 0)) finish(of);
        else sheet.focusFirst();
    }

    /** Once, whichever way the sheet goes. */
    private void ended(ImportViewModel of) {
        if (of != model) return;
        model = null;
        of.stop();
        tell(of);
    }

    /** Where there is a mailbox, what is queued for the record of one patient can go to others too, with one more key. */
    private void sendOn(ImportViewModel of) {
        List<PatientId> whose = of.filedHere().stream().flatMap(line -> line.patient().stream()).map(Patient::id).distinct().toList();
        boolean may = of.queuedProperty().get() > 0 && whose.size() == 1 && desk.mailDesk().isPresent()
                && desk.session().may(Permission.SEND_MESSAGE);
        if (!may) return;
        List<DocumentId> documents = of.filedHere().stream().flatMap(line -> line.filed().stream()).toList();
        around.background().run(() -> !desk.mailDesk().orElseThrow().mailboxes().all(desk.session()).isEmpty(), any -> {
            if (any && model == null) sendOn.accept(documents);
        }, around.notices()::problem);
    }

    private void tell(ImportViewModel of) {
        int filed = of.filedHere().size();
        int queued = of.queuedProperty().get();
        long left = of.left();
        if (of.handedOver() > 0) of.waiting(all -> around.notices().say(() -> around.words().now("imports.handedOver", of.handedOver(), all)));
        if (filed > 0) {
            around.notices().undoable(() -> around.words().now("imports.filed", filed, queued, left), () -> undo(of));
        } else if (left > 0 && of.handedOver() == 0) {
            Supplier<String> sentence = () -> around.words().now("imports.left", left);
            if (of.lines().isEmpty()) around.notices().say(sentence);
            else around.notices().undoable(sentence, () -> resume(of));
        }
    }

    /** The sheet that was closed stands again, with what was said in it. */
    private void resume(ImportViewModel of) {
        if (model != null) return;
        model = of;
        sheet = new ImportSheet(of, around.words(), this::open, () -> finish(of));
        around.sheets().show(sheet, () -> ended(of));
        sheet.focusFirst();
    }

    /** Takes all back and shows it again, so that it can be put right. */
    private void undo(ImportViewModel of) {
        of.undo(counts -> {
            List<Incoming> again = of.lines().stream().filter(line -> line.incoming() instanceof Incoming.Kept && !line.isSettled())
                    .map(ImportLine::incoming).toList();
            around.notices().say(() -> around.words().now("imports.undone", counts[0], counts[1]));
            if (!again.isEmpty()) show(again, Optional.empty());
        });
    }

    private void open(ImportLine line) {
        around.sheets().close();
        line.filed().stream().findFirst().ifPresent(document -> line.patient()
                .ifPresent(patient -> around.navigator().openDocument(patient.id(), document)));
    }

    /** Files that wait in the sheet: a person would drop them again. */
    public List<Path> unfinished() {
        if (model == null) return List.of();
        return model.lines().stream().filter(line -> !line.isSettled())
                .flatMap(line -> line.incoming() instanceof Incoming.OfFile file ? Stream.of(file.path()) : Stream.empty())
                .toList();
    }

    /** Nothing more is filed; {@code then} once what is being filed is filed, and queued where that was wanted. */
    public void leave(Runnable then) {
        if (model == null || !model.busy()) {
            then.run();
            return;
        }
        model.onIdle(then);
        model.stop();
    }

    /** The sheet that stands, if one does. */
    Optional<ImportSheet> sheet() {
        return model == null ? Optional.empty() : Optional.of(sheet);
    }

    Optional<ImportViewModel> model() {
        return Optional.ofNullable(model);
    }
}
