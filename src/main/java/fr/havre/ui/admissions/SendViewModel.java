package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.ChecklistItem;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.submission.AddressStanding;
import fr.havre.admissions.submission.HospitalAddress;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionId;
import fr.havre.admissions.submission.SubmissionWish;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What goes to the hospital, where to, and what is still missing. Prepared here without a key to medical documents and
 * without the network; a professional's session sends it.
 */
final class SendViewModel {
    private record Start(List<HospitalAddress> addresses, Set<PieceKey> there) { }

    private final Desk desk;
    private final Background background;
    private final AdmissionFile file;
    private final List<Submission> earlier;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final BooleanProperty record = new SimpleBooleanProperty(true);
    private final BooleanProperty callOff = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<AddressStanding> standing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Piece>> going = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper warned = new ReadOnlyBooleanWrapper();
    private List<HospitalAddress> known = List.of();
    private boolean sending;

    /** @param earlier what was sent of it before, newest first */
    SendViewModel(Desk desk, Background background, AdmissionFile file, List<Submission> earlier) {
        this.desk = desk;
        this.background = background;
        this.file = file;
        this.earlier = earlier;
        address.addListener((_, _, typed) -> check(typed));
    }

    /** The hospital's mailboxes that are known here; the likeliest is proposed. */
    void load() {
        background.run(() -> new Start(desk.admissionSending().addresses(desk.session(), file.admission().id()),
                new HashSet<>(desk.admissionSending().sendable(desk.session(), file.admission().id()))), start -> {
            known = start.addresses();
            going.set(file.pieces().stream().filter(piece -> start.there().contains(piece.key())).toList());
            Optional<String> before = earlier.stream().map(Submission::address).filter(each -> !each.isBlank()).findFirst();
            before.or(() -> known.stream().map(HospitalAddress::address).findFirst()).filter(_ -> address.get().isBlank())
                    .ifPresent(address::set);
        }, problem::set);
    }

    private void check(String typed) {
        problem.set(null);
        background.run(() -> desk.admissionSending().check(typed), found -> {
            if (typed.equals(address.get())) standing.set(typed.isBlank() ? null : found);
        }, problem::set);
    }

    /** Mailboxes whose words begin with what is typed; all of them where nothing is. */
    void find(String typed, Consumer<List<HospitalAddress>> answer) {
        String wanted = typed.strip().toLowerCase(java.util.Locale.ROOT);
        answer.accept(known.stream().filter(each -> (each.address() + " " + each.name() + " " + each.service())
                .toLowerCase(java.util.Locale.ROOT).contains(wanted)).toList());
    }

    /** Prepares it. What is incomplete is said first: who asks again means it. */
    void send(Consumer<Submission> done) {
        if (sending) return;
        if (!file.complete() && !warned.get()) {
            warned.set(true);
            return;
        }
        sending = true;
        String to = address.get();
        String name = known.stream().filter(each -> each.address().equalsIgnoreCase(to.strip())).map(HospitalAddress::name).findFirst()
                .orElse(file.admission().situation().hospital());
        SubmissionWish wish = new SubmissionWish(to, name, Optional.empty(), record.get(), note.get());
        List<SubmissionId> off = callOff.get() ? others().stream().map(Submission::id).toList() : List.of();
        background.run(() -> desk.admissionSending().submit(desk.session(), file.admission().id(), wish, off), submission -> {
            sending = false;
            done.accept(submission);
        }, failure -> {
            sending = false;
            problem.set(failure);
        });
    }

    /** What the hospital has, or may have, in the mailbox that stands there: this one takes its place. */
    Optional<Submission> replaced() {
        return earlier.stream().filter(each -> each.isThere(earlier) && isThatMailbox(each)).findFirst()
                .filter(each -> !each.callsOff());
    }

    /** What other mailboxes have, or get: this one takes no place there. */
    List<Submission> others() {
        return Submission.standing(earlier).stream().filter(each -> !isThatMailbox(each)).toList();
    }

    private boolean isThatMailbox(Submission submission) {
        return submission.address().equalsIgnoreCase(address.get().strip());
    }

    /** Whether those are told that it counts no more. */
    BooleanProperty callOffProperty() {
        return callOff;
    }

    AdmissionFile file() {
        return file;
    }

    /** Without which it is not complete. */
    List<Piece> missing() {
        return file.blocking();
    }

    /** Seen or noted down, with no document here: these cannot be sent. */
    List<Piece> unsent() {
        Set<PieceKey> there = new HashSet<>(going.get().stream().map(Piece::key).toList());
        return file.pieces().stream().filter(piece -> piece.receivedAt().isPresent() && piece.lacking().isEmpty()
                && piece.item().document() && piece.notNeededBecause().isEmpty() && !there.contains(piece.key())).toList();
    }

    static boolean forRecord(Piece piece) {
        return piece.item().toRecord() == ChecklistItem.ToRecord.YES;
    }

    /** What goes, in the order of the checklist. */
    ReadOnlyObjectProperty<List<Piece>> goingProperty() {
        return going.getReadOnlyProperty();
    }

    StringProperty addressProperty() {
        return address;
    }

    StringProperty noteProperty() {
        return note;
    }

    /** Whether the national record gets what it takes. */
    BooleanProperty recordProperty() {
        return record;
    }

    /** What is known of the address; null while there is none. */
    ReadOnlyObjectProperty<AddressStanding> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** It was said that something is missing. */
    ReadOnlyBooleanProperty warnedProperty() {
        return warned.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
