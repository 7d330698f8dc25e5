package fr.havre.ui.letters;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.FilingException;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.MessageDetails;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.messaging.outgoing.Template;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Ins;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.vault.Compartment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a letter begins with, and what is shown beside it. Never on the FX thread. */
final class LetterReading {
    private static final int MOST_PROPOSED = 4;

    private final Desk desk;
    private final MailDesk mail;

    LetterReading(Desk desk, MailDesk mail) {
        this.desk = desk;
        this.mail = mail;
    }

    /**
     * A draft with what the screen shows of it.
     *
     * @param answered the message it answers
     * @param proposed to whom it may go, the patient first
     * @param texts of the practice, to begin with
     */
    record Opened(MessageDraft letter, Optional<Patient> patient, List<DocumentLine> documents, List<Mailbox> mailboxes,
            Optional<MessageDetails> answered, List<Recipient> proposed, List<Template> texts) {
        @Override public String toString() {
            return "Opened[" + letter + "]";
        }
    }

    Opened open(DraftId id) {
        MessageDraft letter = mail.letters().open(desk.session(), id).letter();
        Optional<Patient> patient = letter.patient().flatMap(this::patient);
        return new Opened(letter, patient, letter.documents().stream().flatMap(each -> document(each).stream()).toList(),
                mail.mailboxes().all(desk.session()), letter.answers().map(each -> mail.inbox().show(desk.session(), each)),
                proposed(patient), mail.templates().list(desk.session(), Template.Kind.LETTER));
    }

    /** One's own mailbox, else the first; receipts are asked for. */
    MessageDraft begun() {
        List<Mailbox> all = mail.mailboxes().all(desk.session());
        MessageDraft letter = MessageDraft.EMPTY.followed(true, java.util.OptionalInt.empty());
        return all.stream().filter(each -> each.kind() == MailboxKind.PER).findFirst().or(() -> all.stream().findFirst())
                .map(each -> letter.from(each.id())).orElse(letter);
    }

    /** What was sent before, as a letter that can be corrected; the title of documents is made anew. */
    MessageDraft again(MessageId id) {
        MessageDetails details = mail.inbox().show(desk.session(), id);
        List<DocumentId> documents = details.parts().stream().flatMap(each -> each.document().stream()).distinct().toList();
        List<Recipient> to = details.recipients().stream().flatMap(each -> recipient(each.address(), each.name()).stream()).toList();
        MessageDraft letter = begun().from(details.line().mailbox()).to(to)
                .saying(documents.isEmpty() ? Optional.of(details.line().subject()) : Optional.empty(), details.text());
        return details.line().patient().map(whom -> letter.about(whom, documents)).orElse(letter);
    }

    private static Optional<Recipient> recipient(String address, String name) {
        return MailAddress.parse(address).map(each -> Recipient.of(each, name.equals(address) ? "" : name));
    }

    /** The patient where there is an address, then whom one wrote to about them. */
    List<Recipient> proposed(Optional<Patient> patient) {
        Stream<Recipient> self = patient.flatMap(LetterReading::addressOf).stream();
        Stream<Recipient> known = patient.stream().flatMap(each -> mail.following().ofPatient(desk.session(), each.id()).stream())
                .flatMap(sent -> sent.recipients().stream()).flatMap(each -> recipient(each.address(), each.name()).stream())
                .filter(each -> !each.address().isPatient());
        return Stream.concat(self, known).distinct().limit(MOST_PROPOSED).toList();
    }

    /** Only of a qualified identity: the address is made of the INS. */
    static Optional<Recipient> addressOf(Patient patient) {
        if (patient.status() != IdentityStatus.QUAL) return Optional.empty();
        Optional<Ins> ins = patient.ins();
        return ins.map(each -> Recipient.of(MailAddress.ofPatient(each), patient.shownName()));
    }

    /** The documents of a patient that can go with a letter. */
    List<DocumentLine> documentsOf(PatientId patient) {
        return desk.documents().list(desk.session(), patient, DocumentFilter.CURRENT).stream()
                .filter(each -> each.compartment() == Compartment.CLINICAL).toList();
    }

    Optional<Patient> patient(PatientId id) {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> desk.patients().find(tx, id));
    }

    Optional<DocumentLine> document(DocumentId id) {
        try {
            return Optional.of(desk.documents().line(desk.session(), id));
        } catch (FilingException gone) {
            return Optional.empty();
        }
    }
}
