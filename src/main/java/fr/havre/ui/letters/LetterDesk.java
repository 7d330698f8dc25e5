package fr.havre.ui.letters;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.Draft;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.Surroundings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;

/**
 * Opens letters on screen, and takes back what was just sent. What is being typed when the vault is locked is sealed, and
 * given back with its letter.
 */
public final class LetterDesk implements Writing {
    private final Desk desk;
    private final MailDesk mail;
    private final Surroundings around;
    private final LetterReading reading;
    private final InstantSource time;
    private final Consumer<Node> show;
    private Optional<LetterViewModel> current = Optional.empty();
    private Optional<LetterView> view = Optional.empty();
    private List<MessageId> last = List.of();

    /** @param show puts a letter where one is; the way back leads to what was there */
    public LetterDesk(Desk desk, MailDesk mail, Surroundings around, InstantSource time, Consumer<Node> show) {
        this.desk = desk;
        this.mail = mail;
        this.around = around;
        this.time = time;
        this.show = show;
        reading = new LetterReading(desk, mail);
    }

    @Override public void write() {
        begin(reading::begun);
    }

    @Override public void write(PatientId patient, List<DocumentId> documents, List<Recipient> recipients) {
        begin(() -> reading.begun().about(patient, documents).to(recipients));
    }

    @Override public void answer(MessageId message, boolean all) {
        begin(() -> mail.letters().answer(desk.session(), message, all));
    }

    @Override public void again(MessageId message) {
        begin(() -> reading.again(message));
    }

    private void begin(Callable<MessageDraft> letter) {
        around.background().run(() -> mail.letters().save(desk.session(), letter.call()), this::open, around.notices()::problem);
    }

    @Override public void open(DraftId draft) {
        open(draft, () -> { });
    }

    private void open(DraftId draft, Runnable then) {
        LetterViewModel model = new LetterViewModel(desk, mail, around.background(), draft);
        LetterView shown = new LetterView(desk, model, around, time, this::sent);
        current = Optional.of(model);
        view = Optional.of(shown);
        show.accept(shown);
        model.load(() -> {
            shown.focusFirst();
            then.run();
        });
    }

    private void sent(List<MessageId> messages) {
        last = messages;
        around.navigator().back();
        around.notices().held(LetterSending.HOLD, left -> around.words().now("letters.held", messages.size(), left),
                around.words().bound("letters.take-back"), () -> takeBack(messages));
    }

    /** What was sent last, while it has not left. */
    public void takeBack() {
        takeBack(last);
    }

    private void takeBack(List<MessageId> messages) {
        if (messages.isEmpty()) return;
        last = List.of();
        around.background().run(() -> {
            Optional<Draft> draft = Optional.empty();
            for (MessageId each : messages) draft = mail.letters().takeBack(desk.session(), each);
            return draft;
        }, draft -> {
            around.notices().say(() -> around.words().now("letters.taken-back"));
            draft.ifPresent(each -> open(each.id()));
        }, around.notices()::problem);
    }

    /** What is on screen now, to be sealed: its draft, its label, its words. */
    public Optional<String> typed() {
        boolean shown = view.filter(each -> each.getScene() != null).isPresent();
        return current.filter(each -> shown && !each.isOver() && each.loadedProperty().get() && !each.empty())
                .map(each -> each.id() + "\n" + each.labelProperty().get().replace('\n', ' ') + "\n" + each.textProperty().get());
    }

    /** Puts what was typed back on screen, in its letter. */
    public void giveBack(String typed) {
        String[] parts = typed.split("\n", 3);
        if (parts.length < 3) return;
        open(DraftId.of(parts[0]), () -> current.ifPresent(model -> {
            model.labelProperty().set(parts[1]);
            model.textProperty().set(parts[2]);
            around.notices().say(() -> around.words().now("letters.given-back"));
        }));
    }
}
