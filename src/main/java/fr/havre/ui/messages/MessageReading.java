package fr.havre.ui.messages;

import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.FilingException;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail.Kind;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.MessageDetails;
import fr.havre.messaging.inbox.MessageFilter;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.inbox.MessagePage;
import fr.havre.messaging.inbox.MessagePart;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import fr.havre.vault.db.Database;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reads messages with the names of patients and colleagues. Never on the FX thread. */
final class MessageReading {
    private final Desk desk;
    private final MailDesk mail;

    MessageReading(Desk desk, MailDesk mail) {
        this.desk = desk;
        this.mail = mail;
    }

    /**
     * A part of a list.
     *
     * @param complete false while the index of words is being built
     */
    record Page(List<MessageRow> rows, OptionalLong next, boolean complete) {
        Page {
            rows = List.copyOf(rows);
        }
    }

    Page page(MessageFilter filter, OptionalLong before, int limit) {
        MessagePage page = mail.inbox().list(session(), filter, before, limit);
        List<MessageLine> lines = page.lines().stream().filter(each -> !each.outgoing() || !report(each)).toList();
        return new Page(rows(lines), page.next(), page.complete());
    }

    List<MessageRow> ofPatient(PatientId patient) {
        return rows(mail.inbox().ofPatient(session(), patient).stream().filter(each -> !report(each)).toList());
    }

    /** What programs tell each other: the message it is about shows what it came to. */
    private static boolean report(MessageLine line) {
        return line.kind() == Kind.RECEIPT || line.kind() == Kind.INTEGRATION_ERROR || line.kind() == Kind.BOUNCE;
    }

    private List<MessageRow> rows(List<MessageLine> lines) {
        Map<UUID, String> names = names();
        Map<PatientId, Optional<Patient>> patients = new HashMap<>();
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> lines.stream().map(line -> new MessageRow(line,
                line.patient().flatMap(id -> patients.computeIfAbsent(id, each -> desk.patients().find(tx, each))),
                line.assigned().map(who -> names.getOrDefault(who, "")).orElse(""))).toList());
    }

    Reading read(MessageId id) {
        MessageDetails details = mail.inbox().show(session(), id);
        Map<DocumentId, DocumentLine> documents = new HashMap<>();
        for (MessagePart part : details.parts()) {
            part.document().flatMap(this::document).ifPresent(line -> documents.put(line.id(), line));
        }
        List<Reading.Proposal> proposals = details.line().filing() != FilingState.TRAY ? List.of()
                : mail.inbox().candidates(session(), id).stream().flatMap(each -> patient(each.patient())
                        .map(patient -> new Reading.Proposal(patient, each.differences())).stream()).toList();
        return new Reading(details, details.line().patient().flatMap(this::patient), proposals,
                rows(mail.inbox().thread(session(), id)), documents, followed(details.line()), names());
    }

    private Optional<Followed> followed(MessageLine line) {
        return line.outgoing() ? Optional.of(mail.following().of(session(), line.id())) : Optional.empty();
    }

    private Optional<DocumentLine> document(DocumentId id) {
        try {
            return Optional.of(desk.documents().line(session(), id));
        } catch (FilingException erased) {
            return Optional.empty();
        }
    }

    Optional<Patient> patient(PatientId id) {
        Database administrative = desk.unlocked().database(Compartment.ADMINISTRATIVE);
        return administrative.read(tx -> desk.patients().find(tx, id));
    }

    /** Those a message can be given to, who is signed in first. */
    List<Colleague> colleagues() {
        UUID self = session().person();
        return desk.unlocked().people().all().stream().filter(MessageReading::readsMessages)
                .map(each -> new Colleague(each.id(), each.name()))
                .sorted(Comparator.<Colleague, Boolean>comparing(each -> !each.id().equals(self)).thenComparing(Colleague::name))
                .toList();
    }

    private static boolean readsMessages(Person person) {
        return person.active() && !person.isRecovery() && person.clinical()
                && Role.valueOf(person.role()).may(Permission.READ_MESSAGE);
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        for (Person each : desk.unlocked().people().all()) names.put(each.id(), each.name());
        return names;
    }

    private Session session() {
        return desk.session();
    }
}
