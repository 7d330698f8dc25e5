package fr.havre.ui.send;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import fr.havre.ui.Surroundings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Proposes where documents can go, sends them with one key, and takes back what still waits. On the FX thread. */
public final class SendAction {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Desk desk;
    private final Surroundings around;
    private final InstantSource time;

    public SendAction(Desk desk, Surroundings around, InstantSource time) {
        this.desk = desk;
        this.around = around;
        this.time = time;
    }

    public void send(DocumentId document) {
        send(List.of(document));
    }

    /** Several at once: those that can go do, the others say why not. */
    public void send(List<DocumentId> documents) {
        Optional<RecordDesk> record = desk.recordDesk();
        if (record.isEmpty()) {
            around.notices().problem(new AccessDeniedException(Permission.PUBLISH_DOCUMENT));
            return;
        }
        SendViewModel model = new SendViewModel(desk, record.get(), around.background());
        LocalDate today = LocalDate.ofInstant(time.instant(), FRANCE);
        SendSheet sheet = new SendSheet(model, around.words(), today, () -> model.send((queued, refused) ->
                told(model, queued, refused)), around.sheets()::close);
        around.sheets().show(sheet, () -> { });
        model.look(documents, sheet.mainButton()::requestFocus);
    }

    private void told(SendViewModel model, List<DocumentId> queued, Optional<Exception> refused) {
        around.sheets().close();
        refused.ifPresent(around.notices()::problem);
        if (queued.isEmpty()) return;
        around.notices().undoable(() -> around.words().now("send.queued", queued.size()), () -> model.cancel(queued,
                count -> around.notices().say(() -> around.words().now("send.cancelled", count)), around.notices()::problem));
    }
}
