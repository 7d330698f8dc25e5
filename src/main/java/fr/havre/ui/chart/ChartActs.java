package fr.havre.ui.chart;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.ErasureCertificate;
import fr.havre.documents.review.Reviews;
import fr.havre.record.RecordChange;
import fr.havre.record.RecordStanding;
import fr.havre.sync.OutboxLine;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a person does with documents of a chart; each act tells when it is done, with the way back where there is one. */
final class ChartActs {
    private final Desk desk;
    private final Background background;

    ChartActs(Desk desk, Background background) {
        this.desk = desk;
        this.background = background;
    }

    /** Writes a copy in clear, where a person chose. */
    void saveCopy(DocumentLine line, Path target, Runnable done, Consumer<Exception> failed) {
        background.run(() -> {
            desk.documents().export(desk.session(), line.id(), target);
            return target;
        }, _ -> done.run(), failed);
    }

    /** Writes copies in clear into a folder, under names that are free there; {@code done} with how many. */
    void saveCopies(List<DocumentLine> lines, Path folder, Function<DocumentLine, String> name, Consumer<Integer> done,
            Consumer<Exception> failed) {
        background.run(() -> {
            for (DocumentLine each : lines) desk.documents().export(desk.session(), each.id(), free(folder, name.apply(each)));
            return lines.size();
        }, done, failed);
    }

    private static Path free(Path folder, String name) {
        Path target = folder.resolve(name);
        int dot = name.lastIndexOf('.');
        for (int n = 2; Files.exists(target); n++) {
            target = folder.resolve(name.substring(0, dot) + " (" + n + ")" + name.substring(dot));
        }
        return target;
    }

    /** Queues a change on what the record has of these; {@code done} with the way back, as long as nothing has left. */
    void change(List<ChartDocument> documents, RecordChange change, Consumer<Runnable> done, Consumer<Exception> failed) {
        RecordDesk record = desk.recordDesk().orElse(null);
        if (record == null || documents.isEmpty()) return;
        background.run(() -> {
            List<OutboxLine> queued = new ArrayList<>();
            for (ChartDocument each : documents) {
                DocumentId document = each.standing().map(RecordStanding::document).orElse(each.line().id());
                queued.add(record.changing().request(desk.session(), document, change));
            }
            record.scheduler().wake();
            return queued;
        }, queued -> done.accept(() -> background.run(() -> {
            for (OutboxLine each : queued) record.queue().cancel(desk.session(), each.id());
            return queued;
        }, _ -> { }, failed)), failed);
    }

    /** Erases for good. */
    void erase(DocumentLine line, Consumer<ErasureCertificate> done, Consumer<Exception> failed) {
        background.run(() -> desk.documents().erase(desk.session(), line.id()), done, failed);
    }

    /** Notes that this person has looked at a report; {@code done} with the way back. */
    void seen(ChartDocument document, Consumer<Runnable> done, Consumer<Exception> failed) {
        Reviews reviews = desk.reviews().orElseThrow();
        DocumentId report = document.review().orElseThrow().document();
        background.run(() -> {
            reviews.seen(desk.session(), report, "");
            return report;
        }, _ -> done.accept(() -> background.run(() -> {
            reviews.unseen(desk.session(), report);
            return report;
        }, _ -> { }, failed)), failed);
    }
}
