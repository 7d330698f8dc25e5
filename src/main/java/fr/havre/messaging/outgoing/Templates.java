package fr.havre.messaging.outgoing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.Sender;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Patients;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts a practice shares: whole letters, and snippets that a short word brings. Whoever reads messages uses them, who
 * sends changes them.
 *
 * <p>Threads: any but the FX thread.
 */
public final class Templates {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final Pattern FIELD = Pattern.compile("\\{([a-z]+(?:\\.[a-zA-Z]+)?)\\}");
    private static final String ALL = "SELECT id, kind, name, subject, body, last_word FROM clin.message_template ";

    private final Database clinical;
    private final Patients patients;
    private final Documents documents;
    private final Mailboxes mailboxes;
    private final Senders senders;
    private final InstantSource time;

    public Templates(Database clinical, Patients patients, Documents documents, Mailboxes mailboxes, Senders senders,
            InstantSource time) {
        this.clinical = clinical;
        this.patients = patients;
        this.documents = documents;
        this.mailboxes = mailboxes;
        this.senders = senders;
        this.time = time;
    }

    /**
     * A text with its fields filled.
     *
     * @param missing fields of which nothing is known: they stay as they are, for a person to see
     */
    public record Filled(String subject, String body, List<String> missing) {
        @Override public String toString() {
            return "Filled[" + missing.size() + " missing]";
        }
    }

    /** In order of name. */
    public List<Template> list(Session session, Template.Kind kind) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> tx.list(ALL + "WHERE kind = ? ORDER BY name COLLATE NOCASE", Templates::template, kind));
    }

    /** The snippet that this word brings. */
    public Optional<Template> snippet(Session session, String word) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> tx.first(ALL + "WHERE kind = 'SNIPPET' AND name = ? COLLATE NOCASE", Templates::template, word));
    }

    /**
     * Keeps a text, a new one or instead of what it was.
     *
     * @throws MailRefusedException {@code TEMPLATE_NAME_TAKEN}, {@code UNKNOWN_TEMPLATE}
     */
    public Template save(Session session, Template said) {
        session.require(Permission.SEND_MESSAGE);
        return clinical.write(tx -> {
            UUID id = said.id().orElseGet(tx::newId);
            if (tx.number("SELECT count(*) FROM clin.message_template WHERE kind = ? AND name = ? COLLATE NOCASE AND id <> ?",
                    said.kind(), said.name(), id) > 0) {
                throw new MailRefusedException(Code.TEMPLATE_NAME_TAKEN);
            }
            if (said.id().isPresent() && update(tx, said, session.person()) == 0) {
                throw new MailRefusedException(Code.UNKNOWN_TEMPLATE);
            }
            if (said.id().isEmpty()) insert(tx, id, said, session.person());
            tx.audit("template.saved", id);
            return new Template(Optional.of(id), said.kind(), said.name(), said.subject(), said.body(), said.lastWord());
        });
    }

    private static int update(Transaction tx, Template said, UUID person) {
        return tx.run("""
                UPDATE clin.message_template SET kind = ?, name = ?, subject = ?, body = ?, last_word = ?, changed_by = ?,
                       changed_at = ? WHERE id = ?""", said.kind(), said.name(), said.subject(), said.body(), said.lastWord(),
                person, tx.now(), said.id());
    }

    private static void insert(Transaction tx, UUID id, Template said, UUID person) {
        tx.run("""
                INSERT INTO clin.message_template (id, kind, name, subject, body, last_word, changed_by, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", id, said.kind(), said.name(), said.subject(), said.body(), said.lastWord(),
                person, tx.now());
    }

    /** Harmless when it is gone already. */
    public void remove(Session session, UUID id) {
        session.require(Permission.SEND_MESSAGE);
        clinical.write(tx -> {
            tx.audit("template.removed", id);
            return tx.run("DELETE FROM clin.message_template WHERE id = ?", id);
        });
    }

    /** A text for a letter as far as it is written. */
    public Filled fill(Session session, Template template, MessageDraft letter) {
        session.require(Permission.READ_MESSAGE);
        Map<TemplateField, String> known = known(session, letter);
        List<String> missing = new ArrayList<>();
        return new Filled(filled(template.subject(), known, missing), filled(template.body(), known, missing),
                missing.stream().distinct().toList());
    }

    private static String filled(String text, Map<TemplateField, String> known, List<String> missing) {
        return FIELD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), known).orElseGet(() -> {
            missing.add(found.group(1));
            return found.group();
        })));
    }

    private static Optional<String> value(String spelling, Map<TemplateField, String> known) {
        return known.entrySet().stream().filter(each -> each.getKey().spelling().equals(spelling)).map(Map.Entry::getValue)
                .filter(text -> !text.isBlank()).findFirst();
    }

    private Map<TemplateField, String> known(Session session, MessageDraft letter) {
        Map<TemplateField, String> known = new EnumMap<>(TemplateField.class);
        LocalDate today = LocalDate.ofInstant(time.instant(), FRANCE);
        known.put(TemplateField.TODAY, FRENCH.format(today));
        letter.patient().ifPresent(id -> patient(known, patients.open(session, id), today));
        letter.recipients().stream().findFirst().ifPresent(each -> known.put(TemplateField.RECIPIENT_NAME, each.name()));
        letter.documents().stream().findFirst().ifPresent(id -> document(known, documents.line(session, id)));
        Optional<MailAddress> from = letter.mailbox().flatMap(id -> mailboxes.all(session).stream()
                .filter(each -> each.id().equals(id)).findFirst()).map(Mailbox::address);
        from.ifPresent(address -> sender(known, clinical.read(tx -> senders.of(tx, session.person(), address))));
        return known;
    }

    private static void patient(Map<TemplateField, String> known, Patient patient, LocalDate today) {
        known.put(TemplateField.PATIENT_NAME, patient.shownName());
        known.put(TemplateField.PATIENT_BIRTH_NAME, patient.traits().birthName());
        known.put(TemplateField.PATIENT_GIVEN_NAME, patient.traits().firstGivenName());
        patient.traits().birthDate().ifPresent(date -> {
            known.put(TemplateField.PATIENT_BIRTH_DATE, shown(date));
            date.day().ifPresent(day -> known.put(TemplateField.PATIENT_AGE,
                    Integer.toString(Period.between(day, today).getYears())));
        });
    }

    private static void document(Map<TemplateField, String> known, DocumentLine line) {
        known.put(TemplateField.DOCUMENT_TITLE, line.title());
        line.date().ifPresent(date -> known.put(TemplateField.DOCUMENT_DATE, shown(date)));
    }

    private static void sender(Map<TemplateField, String> known, Sender sender) {
        if (!sender.author().familyName().isBlank()) known.put(TemplateField.SENDER_NAME, sender.author().displayName());
        known.put(TemplateField.SENDER_SPECIALTY, sender.author().specialty().map(CodedValue::label).orElse(""));
        known.put(TemplateField.PRACTICE_NAME, sender.author().organisation().name());
    }

    private static String shown(PartialDate date) {
        return date.day().map(FRENCH::format).orElse(date.iso());
    }

    private static Template template(Row row) throws SQLException {
        return new Template(Optional.of(row.uuid("id")), row.constant("kind", Template.Kind.class), row.text("name"),
                row.text("subject"), row.text("body"), row.flag("last_word"));
    }
}
