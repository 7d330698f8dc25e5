package fr.havre.ui.send;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.Guard.Severity;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.Patient;
import fr.havre.record.Visibility;
import fr.havre.sending.Act;
import fr.havre.sending.Proposal;
import fr.havre.sending.Proposal.ToRecord;
import fr.havre.sending.Sending;
import fr.havre.sending.Sent;
import fr.havre.sending.Target;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.Observable;
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
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/** Documents, their three targets, what is in the way of each, and the one sending. */
final class SendViewModel {
    /** How long what was sent can be taken back for sure. */
    static final Duration HOLD = Duration.ofSeconds(30);
    private static final int REMIND_AFTER_DAYS = 7;
    private static final int ADULT = 18;

    private final Desk desk;
    private final Sending sending;
    private final Background background;
    private final Map<Target, BooleanProperty> ticked = new EnumMap<>(Target.class);
    private final ObjectProperty<Mailbox> mailbox = new SimpleObjectProperty<>();
    private final ObjectProperty<Visibility> hidden = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<Recipient> colleagues;
    private final ObservableSet<Guard.Kind> confirmed = FXCollections.observableSet();
    private final ReadOnlyObjectWrapper<Map<Target, List<Guard>>> guards = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Proposal> proposal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private String usual;
    private List<DocumentId> wanted = List.of();
    private int asked;

    /**
     * @param colleagues the list that the field of recipients fills
     * @param unticked targets that this person has left out before
     */
    SendViewModel(Desk desk, Sending sending, Background background, ObservableList<Recipient> colleagues, Set<Target> unticked,
            String words) {
        this.desk = desk;
        this.sending = sending;
        this.background = background;
        this.colleagues = colleagues;
        usual = words;
        text.set(words);
        for (Target each : Target.values()) ticked.put(each, new SimpleBooleanProperty(!unticked.contains(each)));
    }

    /** Asks where {@code documents} can go; {@code told} once that is known. */
    void look(List<DocumentId> documents, Consumer<Proposal> told) {
        wanted = List.copyOf(documents);
        background.run(() -> sending.propose(desk.session(), wanted), found -> {
            busy.set(false);
            mailbox.set(found.mailboxes().isEmpty() ? null : found.mailboxes().getFirst());
            colleagues.addAll(found.colleagues().stream().limit(found.preselected()).toList());
            proposal.set(found);
            told.accept(found);
            Runnable again = this::check;
            for (Observable each : List.of(mailbox, colleagues, text)) each.addListener(_ -> again.run());
            check();
        }, this::failed);
    }

    /** The usual words in another language, unless somebody has written their own. */
    void usual(String words) {
        if (text.get().equals(usual)) text.set(words);
        usual = words;
    }

    /** Letters are checked anew at each change; an answer to an older state is dropped. */
    private void check() {
        Act act = act();
        if (act.letters().isEmpty()) return;
        int question = ++asked;
        background.run(() -> sending.check(desk.session(), act), found -> {
            if (question == asked) guards.set(found);
        }, this::failed);
    }

    private void failed(Exception failure) {
        busy.set(false);
        problem.set(failure);
    }

    /** What is possible, whatever is ticked: what the rules are asked about. */
    private Act act() {
        boolean letters = canWrite();
        return new Act(going(), Optional.ofNullable(hidden.get()), letters ? wanted : List.of(), Optional.ofNullable(mailbox.get()).map(Mailbox::id),
                letters ? colleagues : List.of(), letters && toPatient().isPresent(), text.get(), false, confirmed,
                OptionalInt.of(REMIND_AFTER_DAYS));
    }

    /** Whether there can be letters at all: one patient, and a mailbox. */
    boolean canWrite() {
        return proposal.get() != null && mailbox.get() != null && proposal.get().patient().isPresent();
    }

    /** Whether anything would go there, were it ticked. */
    boolean can(Target target) {
        return switch (target) {
            case RECORD -> !going().isEmpty();
            case COLLEAGUES -> canWrite() && !colleagues.isEmpty() && clear(target);
            case PATIENT -> canWrite() && toPatient().isPresent() && hidden.get() == null && clear(target);
        };
    }

    private boolean clear(Target target) {
        return guards.get().getOrDefault(target, List.of()).stream().noneMatch(each -> each.severity() == Severity.REFUSE
                || (each.severity() == Severity.CONFIRM && !confirmed.contains(each.kind())));
    }

    boolean goes(Target target) {
        return ticked.get(target).get() && can(target);
    }

    /** How many of the three will be served. */
    int going(Target... among) {
        return (int) List.of(among).stream().filter(this::goes).count();
    }

    /** Queues all that is ticked and can go. */
    void send(Consumer<Sent> told) {
        if (busy.get() || going(Target.values()) == 0) return;
        busy.set(true);
        Act whole = act();
        Act act = new Act(goes(Target.RECORD) ? whole.record() : List.of(), whole.hidden(), whole.letters(), whole.mailbox(),
                goes(Target.COLLEAGUES) ? whole.colleagues() : List.of(), goes(Target.PATIENT), whole.text(), false, confirmed,
                whole.remindAfter());
        background.run(() -> {
            Sent sent = sending.send(desk.session(), act, HOLD);
            wake();
            return sent;
        }, sent -> {
            busy.set(false);
            told.accept(sent);
        }, this::failed);
    }

    /** Takes back what still waits; {@code failed} with why something does not. */
    void takeBack(Sent sent, Consumer<Integer> done, Consumer<Exception> failed) {
        background.run(() -> {
            int taken = sending.takeBack(desk.session(), sent);
            wake();
            return taken;
        }, done, failed);
    }

    private void wake() {
        desk.recordDesk().ifPresent(record -> record.scheduler().wake());
    }

    /** Those that go to the record. */
    List<DocumentId> going() {
        return proposal.get() == null ? List.of() : proposal.get().going();
    }

    List<ToRecord> documents() {
        return proposal.get() == null ? List.of() : proposal.get().documents();
    }

    Optional<Patient> patient() {
        return proposal.get() == null ? Optional.empty() : proposal.get().patient();
    }

    /** The patient's own address, where there is one. */
    Optional<Recipient> toPatient() {
        return proposal.get() == null ? Optional.empty() : proposal.get().toPatient();
    }

    /** From whom the documents are to be hidden in the record, to begin with; null for nobody. */
    ObjectProperty<Visibility> hiddenProperty() {
        return hidden;
    }

    /** What may be chosen: legal representatives are those of a child. */
    List<Visibility> choices(LocalDate today) {
        List<ToRecord> going = documents().stream().filter(ToRecord::goes).toList();
        if (going.isEmpty()) return List.of();
        boolean child = going.stream().allMatch(each -> each.owner().flatMap(one -> one.traits().birthDate())
                .filter(born -> born.firstDay().plusYears(ADULT).isAfter(today)).isPresent());
        return child ? List.of(Visibility.HIDDEN_FROM_PATIENT, Visibility.HIDDEN_FROM_LEGAL_REPRESENTATIVES)
                : List.of(Visibility.HIDDEN_FROM_PATIENT);
    }

    BooleanProperty ticked(Target target) {
        return ticked.get(target);
    }

    ObjectProperty<Mailbox> mailboxProperty() {
        return mailbox;
    }

    StringProperty textProperty() {
        return text;
    }

    ObservableList<Recipient> colleagues() {
        return colleagues;
    }

    /** What a person has seen and said yes to. */
    ObservableSet<Guard.Kind> confirmed() {
        return confirmed;
    }

    ReadOnlyObjectProperty<Map<Target, List<Guard>>> guardsProperty() {
        return guards.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Proposal> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /** While the rules are asked or documents are queued. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
