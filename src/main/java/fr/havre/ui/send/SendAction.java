package fr.havre.ui.send;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.sending.Sending;
import fr.havre.sending.Sent;
import fr.havre.sending.Target;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.recipients.RecipientField;
import fr.havre.ui.recipients.RecipientsViewModel;
import fr.havre.vault.FrenchZone;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Proposes where documents can go, sends them with one key, and takes back what still waits. On the FX thread. */
public final class SendAction {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Desk desk;
    private final Surroundings around;
    private final InstantSource time;
    /** Left out the last time: what a person does not want is not proposed again and again. */
    private final Set<Target> unticked = EnumSet.noneOf(Target.class);

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
        Optional<Sending> sending = desk.sending();
        if (sending.isEmpty()) {
            around.notices().problem(new AccessDeniedException(Permission.PUBLISH_DOCUMENT));
            return;
        }
        RecipientsViewModel recipients = new RecipientsViewModel(desk.directory(), around.background());
        SendViewModel model = new SendViewModel(desk, sending.get(), around.background(), recipients.chosen(), unticked,
                around.words().now("send.text"));
        SendSheet sheet = new SendSheet(model, new RecipientField(recipients, around.words(), time), around.words(),
                LocalDate.ofInstant(time.instant(), FRANCE), () -> model.send(sent -> told(model, sent)), around.sheets()::close);
        around.sheets().show(sheet, () -> { });
        model.look(documents, found -> {
            recipients.offer(found.colleagues());
            sheet.mainButton().requestFocus();
        });
    }

    private void told(SendViewModel model, Sent sent) {
        around.sheets().close();
        unticked.clear();
        for (Target each : Target.values()) if (!model.ticked(each).get()) unticked.add(each);
        sent.refused().values().forEach(each -> around.notices().problem(each));
        int kept = sent.drafts().values().stream().mapToInt(List::size).sum();
        if (kept > 0 && sent.refused().size() == 1) around.notices().say(() -> around.words().now("send.drafts", kept));
        if (sent.nothing()) return;
        int sentOn = sent.record().size() + sent.messages().size();
        around.notices().held(SendViewModel.HOLD, left -> around.words().now("send.queued", sentOn, left),
                around.words().bound("send.takeBack"), () -> takeBack(model, sent));
    }

    private void takeBack(SendViewModel model, Sent sent) {
        model.takeBack(sent, count -> around.notices().say(() -> around.words().now("send.cancelled", count)),
                around.notices()::problem);
    }
}
