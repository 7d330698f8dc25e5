package fr.havre.messaging.outgoing;

import fr.havre.access.Session;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.Documents;
import fr.havre.documents.Warning;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.Sender;
import fr.havre.messaging.outgoing.Guard.Kind;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands in the way of a letter, or should be looked at first; all of it at once. */
final class LetterGuards {
    private static final String TRUSTED = "mssante.fr";
    private static final String HIDDEN_FROM_PATIENT = "INVISIBLE_PATIENT";
    private static final String HIDDEN_FROM_PROFESSIONALS = "MASQUE_PS";
    /** Words that promise a file. */
    private static final Pattern PROMISE = Pattern.compile("ci-joint|ci joint|pi[èe]ces? jointes?|en pi[èe]ce|joins? |jointe?s? [àa] ce "
            + "|en annexe|attached|attachment|enclosed", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Database clinical;
    private final Documents documents;
    private final Patients patients;
    private final Mailboxes mailboxes;
    private final Senders senders;
    private final Addressees addressees;

    LetterGuards(Database clinical, Documents documents, Patients patients, Mailboxes mailboxes, Senders senders,
            Addressees addressees) {
        this.clinical = clinical;
        this.documents = documents;
        this.patients = patients;
        this.mailboxes = mailboxes;
        this.senders = senders;
        this.addressees = addressees;
    }

    /** A document of the letter. */
    private record Piece(DocumentLine line, DocumentMetadata metadata) { }

    /** What is known of a letter's parts. */
    private record Looked(MessageDraft draft, Optional<Mailbox> mailbox, Optional<Patient> patient,
            List<Piece> documents) {
        boolean qualified() {
            return patient.map(Patient::status).filter(status -> status == IdentityStatus.QUAL).isPresent();
        }

        boolean toPatient() {
            return draft.recipients().stream().anyMatch(each -> each.address().isPatient());
        }

        boolean toOthers() {
            return draft.recipients().stream().anyMatch(each -> !each.address().isPatient());
        }

        List<DocumentLine> lines() {
            return documents.stream().map(Piece::line).toList();
        }
    }

    List<Guard> check(Session session, MessageDraft draft) {
        Looked looked = new Looked(draft, draft.mailbox().flatMap(id ->
                mailboxes.all(session).stream().filter(each -> each.id().equals(id)).findFirst()),
                draft.patient().flatMap(id -> patient(session, id)),
                draft.documents().stream().map(id -> piece(session, id)).toList());
        List<Guard> guards = new ArrayList<>();
        missing(looked, guards);
        recipients(looked, guards);
        guards.addAll(addressees.gone(draft.recipients()));
        looked.documents().forEach(each -> document(looked, each, guards));
        size(looked, guards);
        words(looked, guards);
        looked.mailbox().ifPresent(mailbox -> sender(session, looked, mailbox, guards));
        clinical.read(tx -> {
            history(tx, looked, guards);
            return null;
        });
        return guards.stream().distinct().toList();
    }

    /** As a list shows it: no more of a trace. */
    private Piece piece(Session session, DocumentId id) {
        DocumentLine line = documents.line(session, id);
        if (line.compartment() != Compartment.CLINICAL) return new Piece(line, documents.show(session, id).metadata());
        return new Piece(line, clinical.read(tx -> documents.metadata(tx, id)));
    }

    private Optional<Patient> patient(Session session, PatientId id) {
        try {
            return Optional.of(patients.open(session, id));
        } catch (PatientException _) {
            return Optional.empty();
        }
    }

    private static void missing(Looked looked, List<Guard> guards) {
        MessageDraft draft = looked.draft();
        if (looked.mailbox().isEmpty()) guards.add(Guard.of(Kind.NO_MAILBOX));
        if (draft.recipients().isEmpty()) guards.add(Guard.of(Kind.NO_RECIPIENT));
        if (draft.documents().isEmpty() && draft.text().isBlank()) guards.add(Guard.of(Kind.NOTHING_TO_SAY));
        if (!draft.documents().isEmpty() && looked.patient().isEmpty()) guards.add(Guard.of(Kind.NO_PATIENT));
    }

    private static void recipients(Looked looked, List<Guard> guards) {
        if (looked.toPatient() && looked.toOthers()) guards.add(Guard.of(Kind.PATIENT_AMONG_OTHERS));
        for (Recipient each : looked.draft().recipients()) {
            MailAddress address = each.address();
            if (address.isPatient()) patientAddress(looked, address, guards);
            else if (!address.domain().equals(TRUSTED) && !address.domain().endsWith("." + TRUSTED)) {
                guards.add(Guard.of(Kind.OUTSIDE_TRUST_SPACE, address));
            }
        }
        if (looked.draft().answers().isPresent() && looked.draft().recipients().size() > 1) {
            guards.add(Guard.of(Kind.REPLY_TO_ALL));
        }
    }

    /** Only that of this patient, and only once their identity is sure (MSSanté: from a qualified INS). */
    private static void patientAddress(Looked looked, MailAddress address, List<Guard> guards) {
        if (!looked.qualified()) guards.add(Guard.of(Kind.NOT_QUALIFIED, address));
        else if (!address.equals(MailAddress.ofPatient(looked.patient().orElseThrow().ins().orElseThrow()))) {
            guards.add(Guard.of(Kind.OTHER_PATIENT_ADDRESS, address));
        }
    }

    private static void document(Looked looked, Piece details, List<Guard> guards) {
        DocumentLine line = details.line();
        DocumentMetadata metadata = details.metadata();
        DocumentId id = line.id();
        if (looked.patient().isPresent() && isOthers(looked.patient().get(), line, metadata)) {
            guards.add(Guard.of(Kind.OTHER_PATIENT_DOCUMENT, id));
        }
        boolean complete = metadata.type().isPresent() && !metadata.title().isBlank()
                && metadata.date().filter(PartialDate::hasDay).isPresent();
        if (!complete) guards.add(Guard.of(Kind.METADATA_MISSING, id));
        if (line.format() == DocumentFormat.TEXT || line.format() == DocumentFormat.XDM) {
            guards.add(Guard.of(Kind.FORMAT_NOT_SENT, id));
        }
        if (line.format() == DocumentFormat.CDA && !looked.qualified()) guards.add(Guard.of(Kind.NOT_QUALIFIED, id));
        if (looked.toPatient() && hidden(line, HIDDEN_FROM_PATIENT)) guards.add(Guard.of(Kind.HIDDEN_FROM_PATIENT, id));
        if (looked.toOthers() && hidden(line, HIDDEN_FROM_PROFESSIONALS)) {
            guards.add(Guard.of(Kind.HIDDEN_FROM_PROFESSIONALS, id));
        }
    }

    private static boolean isOthers(Patient patient, DocumentLine line, DocumentMetadata metadata) {
        boolean namesAnother = metadata.patient().ins().isPresent() && patient.ins().isPresent()
                && !metadata.patient().ins().get().claimedNumber().equals(patient.ins().get().number());
        return !line.patient().equals(Optional.of(patient.id())) || namesAnother
                || line.warnings().contains(Warning.OTHER_PATIENT_NAMED);
    }

    private static boolean hidden(DocumentLine line, String code) {
        return line.confidentiality().contains(code);
    }

    private static void size(Looked looked, List<Guard> guards) {
        if (looked.mailbox().isEmpty()) return;
        long most = LetterSize.most(looked.mailbox().get(), looked.draft());
        long words = looked.draft().text().getBytes(StandardCharsets.UTF_8).length;
        if (LetterSize.of(looked.lines(), looked.qualified(), words) <= most) return;
        looked.lines().stream().filter(each -> LetterSize.of(each, looked.qualified()) > most)
                .forEach(each -> guards.add(Guard.of(Kind.DOCUMENT_TOO_LARGE, each.id())));
        if (looked.lines().size() > 1) guards.add(Guard.of(Kind.TOO_LARGE));
    }

    private static void words(Looked looked, List<Guard> guards) {
        if (looked.documents().isEmpty() && PROMISE.matcher(looked.draft().text()).find()) {
            guards.add(Guard.of(Kind.FORGOTTEN_ATTACHMENT));
        }
        boolean pdfs = !looked.documents().isEmpty() && looked.patient().isPresent();
        if (pdfs && !looked.qualified()) guards.add(Guard.of(Kind.WITHOUT_INS));
    }

    private void sender(Session session, Looked looked, Mailbox mailbox, List<Guard> guards) {
        Sender sender = clinical.read(tx -> senders.of(tx, session.person(), mailbox.address()));
        boolean named = !sender.author().familyName().isBlank();
        boolean archive = !looked.documents().isEmpty() && looked.qualified();
        if ((archive && !sender.complete()) || (!looked.documents().isEmpty() && !named)) {
            guards.add(Guard.of(Kind.SENDER_INCOMPLETE));
        }
    }

    private static void history(Transaction tx, Looked looked, List<Guard> guards) {
        Optional<MessageId> answered = looked.draft().answers();
        if (answered.isPresent() && tx.number("SELECT count(*) FROM clin.message WHERE id = ? AND outgoing = 0 AND last_word = 1",
                answered.get().value()) > 0) {
            guards.add(Guard.of(Kind.NO_ANSWER_TAKEN));
        }
        for (Recipient each : looked.draft().recipients()) {
            Set<DocumentId> sent = new HashSet<>(sentTo(tx, each.address()));
            if (!looked.draft().documents().isEmpty() && !looked.draft().replacement()
                    && sent.containsAll(looked.draft().documents())) {
                guards.add(Guard.of(Kind.SENT_BEFORE, each.address()));
            }
        }
    }

    private static List<DocumentId> sentTo(Transaction tx, MailAddress address) {
        return tx.list("""
                SELECT DISTINCT p.document FROM clin.message_recipient r
                  JOIN clin.message m ON m.id = r.message AND m.outgoing = 1
                   AND m.state NOT IN ('TAKEN_BACK', 'BOUNCED', 'REFUSED')
                  JOIN clin.message_part p ON p.message = m.id AND p.document IS NOT NULL
                 WHERE r.address = ? COLLATE NOCASE""", row -> new DocumentId(row.uuid("document")), address.value());
    }

    /** Documents a letter could not take together, as several letters of the same words. */
    List<MessageDraft> split(Session session, MessageDraft draft, Mailbox mailbox) {
        boolean qualified = draft.patient().flatMap(id -> patient(session, id)).map(Patient::status)
                .filter(status -> status == IdentityStatus.QUAL).isPresent();
        List<DocumentLine> lines = draft.documents().stream().map(id -> documents.line(session, id)).toList();
        List<List<DocumentId>> letters = LetterSize.split(lines, qualified, LetterSize.most(mailbox, draft),
                draft.text().getBytes(StandardCharsets.UTF_8).length);
        if (letters.size() < 2) return List.of(draft);
        return Stream.iterate(0, i -> i + 1).limit(letters.size())
                .map(i -> part(draft, letters.get(i), i + 1, letters.size())).toList();
    }

    private static MessageDraft part(MessageDraft draft, List<DocumentId> with, int number, int of) {
        String place = " (" + number + "/" + of + ")";
        return draft.about(draft.patient().orElseThrow(), with).saying(draft.label().map(label -> label + place), draft.text());
    }
}
