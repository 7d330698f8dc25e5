package fr.havre.ui.messages;

import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.MessageMoved;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.News;
import fr.havre.vault.Compartment;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Letters that are being written. */
final class DraftsViewModel {
    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    private final ObservableList<DraftRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private boolean stale;

    DraftsViewModel(Desk desk, MailDesk mail, Background background) {
        this.desk = desk;
        this.mail = mail;
        this.background = background;
    }

    void load() {
        stale = false;
        background.run(this::read, rows::setAll, problem::set);
    }

    private List<DraftRow> read() {
        return mail.letters().list(desk.session()).stream().filter(each -> begun(each.letter()))
                .map(draft -> new DraftRow(draft, draft.letter().patient().flatMap(this::patient))).toList();
    }

    /** Of one that was opened and left at once there is nothing to go on with. */
    private static boolean begun(MessageDraft letter) {
        return !letter.text().isBlank() || letter.label().isPresent() || !letter.documents().isEmpty()
                || !letter.recipients().isEmpty() || letter.answers().isPresent();
    }

    private Optional<Patient> patient(PatientId id) {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> desk.patients().find(tx, id));
    }

    void discard(DraftRow row) {
        background.run(() -> {
            mail.letters().discard(desk.session(), row.draft().id());
            return row;
        }, _ -> load(), problem::set);
    }

    void tick() {
        if (stale) load();
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(MessageMoved.class, _ -> stale = true));
    }

    ObservableList<DraftRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
