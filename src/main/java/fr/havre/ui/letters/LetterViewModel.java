package fr.havre.ui.letters;

import fr.havre.access.Session;
import fr.havre.documents.DocumentLine;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.MessageDetails;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.messaging.outgoing.Template;
import fr.havre.messaging.outgoing.Templates;
import fr.havre.patients.Patient;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.recipients.RecipientsViewModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * A letter on screen, over its draft. What is chosen is kept at once, what is typed at each {@link #pause}; what was typed
 * since is {@link #unsaved}.
 */
public final class LetterViewModel {
    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    private final LetterReading reading;
    private final DraftId id;
    private final LetterSending sending;
    private final ObjectProperty<MailboxId> mailbox = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Patient> patient = new ReadOnlyObjectWrapper<>();
    private final ObservableList<DocumentLine> documents = FXCollections.observableArrayList();
    private final RecipientsViewModel to;
    private final ObservableList<Recipient> recipients;
    private final ObservableList<Recipient> proposed = FXCollections.observableArrayList();
    private final ObservableList<Mailbox> mailboxes = FXCollections.observableArrayList();
    private final ObservableList<Template> texts = FXCollections.observableArrayList();
    private final StringProperty label = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty receipt = new SimpleBooleanProperty();
    private final BooleanProperty lastWord = new SimpleBooleanProperty();
    private final BooleanProperty replacement = new SimpleBooleanProperty();
    private final ObjectProperty<Integer> remindAfter = new SimpleObjectProperty<>(0);
    private final ReadOnlyObjectWrapper<MessageDetails> answered = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> missing = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private Optional<MessageId> answers = Optional.empty();
    private boolean filling;
    private boolean over;

    public LetterViewModel(Desk desk, MailDesk mail, Background background, DraftId id) {
        this.desk = desk;
        this.mail = mail;
        this.background = background;
        this.id = id;
        reading = new LetterReading(desk, mail);
        to = new RecipientsViewModel(desk.directory(), background);
        recipients = to.chosen();
        proposed.addListener((ListChangeListener<Recipient>) _ -> to.offer(List.copyOf(proposed)));
        sending = new LetterSending(this, desk, mail, background);
        List.of(label, text).forEach(each -> each.addListener((_, _, _) -> typed()));
        List.of(mailbox, receipt, lastWord, replacement, remindAfter).forEach(each -> each.addListener((_, _, _) -> chosen()));
        recipients.addListener((ListChangeListener<Recipient>) _ -> chosen());
        documents.addListener((ListChangeListener<DocumentLine>) _ -> chosen());
    }

    /** Reads the draft; {@code then} once it is on screen. */
    public void load(Runnable then) {
        background.run(() -> reading.open(id), opened -> {
            show(opened);
            then.run();
            sending.check();
        }, problem::set);
    }

    private void show(LetterReading.Opened opened) {
        filling = true;
        MessageDraft letter = opened.letter();
        mailboxes.setAll(opened.mailboxes());
        texts.setAll(opened.texts());
        proposed.setAll(opened.proposed());
        patient.set(opened.patient().orElse(null));
        documents.setAll(opened.documents());
        recipients.setAll(letter.recipients());
        mailbox.set(letter.mailbox().orElse(null));
        label.set(letter.label().orElse(""));
        text.set(letter.text());
        receipt.set(letter.receipt());
        lastWord.set(letter.lastWord());
        replacement.set(letter.replacement());
        remindAfter.set(letter.remindAfter().orElse(0));
        answers = letter.answers();
        answered.set(opened.answered().orElse(null));
        filling = false;
        loaded.set(true);
    }

    private void typed() {
        if (!filling) unsaved.set(true);
    }

    private void chosen() {
        if (filling) return;
        unsaved.set(true);
        pause();
        sending.check();
    }

    /** Somebody stopped typing: keeps what there is. Where there is no document, the words alone are looked at again. */
    public void pause() {
        if (!unsaved.get() || over || !loaded.get()) return;
        MessageDraft letter = letter();
        unsaved.set(false);
        background.run(() -> {
            mail.letters().save(session(), id, letter);
            return letter;
        }, _ -> {
            if (documents.isEmpty()) sending.check();
        }, failure -> {
            unsaved.set(true);
            problem.set(failure);
        });
    }

    /** As it stands on screen. */
    MessageDraft letter() {
        int days = remindAfter.get() == null ? 0 : remindAfter.get();
        return new MessageDraft(Optional.ofNullable(mailbox.get()), Optional.ofNullable(patient.get()).map(Patient::id),
                documents.stream().map(DocumentLine::id).toList(), List.copyOf(recipients), Optional.of(label.get()),
                text.get(), replacement.get(), receipt.get(), lastWord.get(), answers,
                days == 0 ? OptionalInt.empty() : OptionalInt.of(days));
    }

    /** Nothing was written and nothing chosen: not worth keeping. */
    boolean empty() {
        return text.get().isBlank() && label.get().isBlank() && documents.isEmpty() && answers.isEmpty() && recipients.isEmpty();
    }

    /** About whom; null for nobody, and then nothing of theirs goes with it. */
    public void about(Patient whom) {
        filling = true;
        if (whom == null || (patient.get() != null && !whom.id().equals(patient.get().id()))) documents.clear();
        recipients.removeIf(each -> each.address().isPatient());
        patient.set(whom);
        filling = false;
        chosen();
        background.run(() -> reading.proposed(Optional.ofNullable(whom)), proposed::setAll, problem::set);
    }

    /** The documents of the patient that can go with it. */
    void documentsOf(Consumer<List<DocumentLine>> told) {
        if (patient.get() == null) return;
        background.run(() -> reading.documentsOf(patient.get().id()), told, problem::set);
    }

    /** A text of the practice, its fields filled: in the place of nothing, else after what is there. */
    void use(Template template) {
        MessageDraft letter = letter();
        background.run(() -> mail.templates().fill(session(), template, letter), filled -> put(template, filled), problem::set);
    }

    private void put(Template template, Templates.Filled filled) {
        if (label.get().isBlank()) label.set(filled.subject());
        text.set(text.get().isBlank() ? filled.body() : text.get().stripTrailing() + "\n\n" + filled.body());
        if (template.kind() == Template.Kind.LETTER) lastWord.set(template.lastWord());
        missing.setAll(filled.missing());
        pause();
    }

    /** The snippet that {@code word} brings, filled; nothing happens where there is none. */
    void snippet(String word, Consumer<String> told) {
        MessageDraft letter = letter();
        background.run(() -> mail.templates().snippet(session(), word)
                .map(each -> mail.templates().fill(session(), each, letter).body()), found -> found.ifPresent(told), problem::set);
    }

    /** Thrown away. */
    public void discard(Runnable done) {
        over = true;
        background.run(() -> {
            mail.letters().discard(session(), id);
            return id;
        }, _ -> done.run(), problem::set);
    }

    /** On its way: nothing is kept any more. */
    void over() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    void fail(Exception failure) {
        problem.set(failure);
    }

    private Session session() {
        return desk.session();
    }

    DraftId id() {
        return id;
    }

    public LetterSending sending() {
        return sending;
    }

    ObjectProperty<MailboxId> mailboxProperty() {
        return mailbox;
    }

    ReadOnlyObjectProperty<Patient> patientProperty() {
        return patient.getReadOnlyProperty();
    }

    ObservableList<DocumentLine> documents() {
        return documents;
    }

    /** The field they are chosen in. */
    RecipientsViewModel to() {
        return to;
    }

    public ObservableList<Recipient> recipients() {
        return recipients;
    }

    ObservableList<Recipient> proposed() {
        return proposed;
    }

    ObservableList<Mailbox> mailboxes() {
        return mailboxes;
    }

    ObservableList<Template> texts() {
        return texts;
    }

    public StringProperty labelProperty() {
        return label;
    }

    public StringProperty textProperty() {
        return text;
    }

    BooleanProperty receiptProperty() {
        return receipt;
    }

    BooleanProperty lastWordProperty() {
        return lastWord;
    }

    BooleanProperty replacementProperty() {
        return replacement;
    }

    /** In days; 0 for never. */
    ObjectProperty<Integer> remindAfterProperty() {
        return remindAfter;
    }

    /** Null where it answers nothing. */
    ReadOnlyObjectProperty<MessageDetails> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /** Fields of a text of which nothing is known. */
    ObservableList<String> missing() {
        return missing;
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
