package fr.havre.ui.chart;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PartialDate;
import fr.havre.sending.PaperPost;
import fr.havre.sending.PaperSent;
import fr.havre.sending.SendingException;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A document that went on paper: to whom, and when. */
final class PaperViewModel {
    private final Desk desk;
    private final Background background;
    private final DocumentId document;
    private final StringProperty to = new SimpleStringProperty("");
    private final StringProperty on;
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    PaperViewModel(Desk desk, Background background, DocumentId document, LocalDate today) {
        this.desk = desk;
        this.background = background;
        this.document = document;
        on = new SimpleStringProperty(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(today));
    }

    /** {@code done} with the way back. */
    void note(Consumer<Runnable> done, Consumer<Exception> failed) {
        Optional<LocalDate> day = PartialDate.ofTyped(on.get()).filter(PartialDate::hasDay).map(PartialDate::firstDay);
        if (day.isEmpty()) {
            problem.set(new SendingException(SendingException.Code.PAPER_DAY));
            return;
        }
        PaperPost post = desk.paper().orElseThrow();
        String name = to.get();
        background.run(() -> post.note(desk.session(), document, name, day.get()),
                sent -> done.accept(() -> forget(post, sent, failed)), problem::set);
    }

    private void forget(PaperPost post, PaperSent sent, Consumer<Exception> failed) {
        background.run(() -> {
            post.forget(desk.session(), sent);
            return sent;
        }, _ -> { }, failed);
    }

    StringProperty toProperty() {
        return to;
    }

    StringProperty onProperty() {
        return on;
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
