package fr.havre.ui.messages;

import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail.Kind;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.patients.Patient;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.letters.WhoseSheet;
import fr.havre.ui.letters.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done about the message that is read: the same by buttons and by keys, with the sheets they need. */
final class MessageCommands implements TrayPane.Tools {
    /** In the order of the buttons; the first one offered is the main one. */
    enum Act { ANSWER, ANSWER_ALL, DONE, ASSIGN, NOTE, UNREAD, WRITE_AGAIN, TAKE_BACK, ARRIVED, SEND_AGAIN, RETRY, COPY }

    private final Desk desk;
    private final MessagesViewModel model;
    private final Surroundings around;
    private final Writing writing;
    private final SentActs sent;

    MessageCommands(Desk desk, MessagesViewModel model, SentActs sent, Surroundings around, Writing writing) {
        this.desk = desk;
        this.model = model;
        this.sent = sent;
        this.around = around;
        this.writing = writing;
    }

    /** What makes sense for it now. */
    List<Act> offered(Reading reading) {
        List<Act> acts = new ArrayList<>();
        if (reading.line().outgoing()) {
            acts.addAll(sent.offered(reading));
            acts.add(Act.NOTE);
        } else {
            if (!report(reading.line().kind()) && !reading.details().lastWord()) {
                acts.add(Act.ANSWER);
                if (reading.details().recipients().size() > 1) acts.add(Act.ANSWER_ALL);
            }
            acts.addAll(List.of(Act.DONE, Act.ASSIGN, Act.NOTE, Act.UNREAD));
        }
        if (!reading.details().text().isBlank()) acts.add(Act.COPY);
        return acts;
    }

    private static boolean report(Kind kind) {
        return kind == Kind.RECEIPT || kind == Kind.BOUNCE || kind == Kind.INTEGRATION_ERROR;
    }

    /** Nothing happens where it is not offered. */
    void run(Act act) {
        Optional<Reading> reading = reading().filter(each -> offered(each).contains(act));
        if (reading.isEmpty()) return;
        MessageId id = reading.get().line().id();
        switch (act) {
            case ANSWER -> writing.answer(id, false);
            case ANSWER_ALL -> writing.answer(id, true);
            case DONE -> done(reading.get());
            case WRITE_AGAIN -> writing.again(id);
            case ASSIGN -> assign();
            case NOTE -> note();
            case UNREAD -> model.acts().unread();
            case TAKE_BACK -> sent.takeBack(id, writing::open);
            case ARRIVED -> sent.arrived(id);
            case SEND_AGAIN -> sent.sendAgain(id);
            case RETRY -> sent.retry(id);
            case COPY -> copy(reading.get());
        }
    }

    private void done(Reading reading) {
        if (reading.line().outgoing()) {
            sent.settled(reading.line().id());
            return;
        }
        boolean before = reading.line().done();
        model.acts().done();
        if (before) return;
        around.notices().undoable(() -> around.words().now("messages.said.done"),
                () -> model.acts().undone(reading.line().id()));
    }

    private void assign() {
        model.colleagues(people -> {
            PeopleSheet sheet = new PeopleSheet(people, around.words(), who -> {
                around.sheets().close();
                model.acts().assign(who);
            }, around.sheets()::close);
            around.sheets().show(sheet, () -> { });
            sheet.firstField().requestFocus();
        });
    }

    private void note() {
        NoteSheet sheet = new NoteSheet(around.words(), words -> {
            around.sheets().close();
            model.acts().note(words);
        }, around.sheets()::close);
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    private void copy(Reading reading) {
        fr.havre.ui.viewer.TextClipboard.system().put(reading.details().text());
        around.notices().say(() -> around.words().now("messages.said.copied"));
    }

    /** The one key of the tray. */
    void fileAsProposed() {
        model.acts().fileAsProposed(this::told);
    }

    @Override public void file(Patient patient) {
        model.acts().file(patient, this::told);
    }

    private void told(MessageActs.Filed filed) {
        around.notices().undoable(() -> around.words().now("messages.said.filed"),
                () -> model.acts().unfile(filed.message()));
    }

    @Override public void other() {
        if (reading().isEmpty()) return;
        WhoseSheet sheet = new WhoseSheet(desk, around, patient -> {
            around.sheets().close();
            file(patient);
        });
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    @Override public void leave() {
        model.acts().leaveUnfiled(() -> around.notices().say(() -> around.words().now("messages.said.left")));
    }

    /** The chart of whose message it is. */
    void chart() {
        reading().flatMap(Reading::patient).ifPresent(patient -> around.navigator().openPatient(patient.id()));
    }

    /** Whether a decision is to be made about the message that is read. */
    boolean inTray() {
        return reading().filter(each -> each.line().filing() == FilingState.TRAY).isPresent();
    }

    private Optional<Reading> reading() {
        return Optional.ofNullable(model.openProperty().get());
    }
}
