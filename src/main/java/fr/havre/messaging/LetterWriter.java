package fr.havre.messaging;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentDetails;
import fr.havre.documents.DocumentId;
import fr.havre.documents.Documents;
import fr.havre.documents.Identifier;
import fr.havre.documents.xdm.XdmSubmission;
import fr.havre.documents.xdm.XdmWriter;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.mime.MimeWriter.Attached;
import fr.havre.messaging.mime.MimeWriter.Spelt;
import fr.havre.messaging.mime.MimeWriter;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.Patients;
import fr.havre.vault.Uuids;
import fr.havre.vault.db.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes letters: every guard, then the message as the trust space wants it. What it returns is kept and sent as it is;
 * writing again would give another message.
 */
public final class LetterWriter {
    private static final String PRODUCT = "Havre";
    /** Base64 in lines of 76 characters. */
    private static final double MIME_GROWTH = 1.37;
    private static final String ARCHIVE = "IHE_XDM.ZIP";

    private final Database administrative;
    private final Database clinical;
    private final Documents documents;
    private final Patients patients;
    private final Identifier source;
    private final InstantSource time;

    /**
     * Holds nothing between letters.
     *
     * @param installation names this vault in the archives it writes
     */
    public LetterWriter(Database administrative, Database clinical, Documents documents, Patients patients,
            UUID installation, InstantSource time) {
        this.administrative = administrative;
        this.clinical = clinical;
        this.documents = documents;
        this.patients = patients;
        this.source = Identifier.of(installation);
        this.time = time;
    }

    /**
     * The address of a patient.
     *
     * @throws MailRefusedException {@code NOT_QUALIFIED}
     */
    public static MailAddress addressOf(Patient patient) {
        if (patient.status() != IdentityStatus.QUAL) throw new MailRefusedException(Code.NOT_QUALIFIED);
        return MailAddress.ofPatient(patient.ins().orElseThrow());
    }

    /**
     * Writes a letter; leaves a trace of which documents went into one.
     *
     * @throws MailRefusedException what a guard says
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public WrittenMail write(Session session, Sender sender, Letter letter) {
        return write(session, sender, letter, Optional.empty());
    }

    /**
     * Writes a letter, as above, in an exchange that has begun.
     *
     * @param answered what it answers
     */
    public WrittenMail write(Session session, Sender sender, Letter letter, Optional<Answered> answered) {
        session.require(Permission.EXPORT_DOCUMENT);
        Patient patient = administrative.read(tx -> patients.find(tx, letter.patient())).orElseThrow(() ->
                new PatientException(PatientException.Code.UNKNOWN_PATIENT, letter.patient()));
        requireRecipients(letter, patient);
        List<LetterContent> contents = contents(session, sender, letter, patient);
        WrittenMail written = spell(sender, letter, patient, contents, answered);
        if (written.bytes().length > letter.mostBytes()) throw new MailRefusedException(Code.TOO_LARGE);
        clinical.write(tx -> {
            UUID[] subjects = Stream.concat(Stream.of(letter.patient().value()),
                    letter.documents().stream().map(DocumentId::value)).toArray(UUID[]::new);
            tx.audit("message.written", subjects);
            return null;
        });
        return written;
    }

    private static void requireRecipients(Letter letter, Patient patient) {
        if (letter.to().isEmpty()) throw new MailRefusedException(Code.NO_RECIPIENT);
        if (letter.documents().isEmpty()) throw new MailRefusedException(Code.NO_DOCUMENT);
        for (MailAddress each : letter.to()) {
            if (!each.isPatient()) continue;
            if (!each.equals(addressOf(patient))) throw new MailRefusedException(Code.OTHER_PATIENT_ADDRESS);
        }
    }

    private List<LetterContent> contents(Session session, Sender sender, Letter letter, Patient patient) {
        LetterParts parts = new LetterParts(patient, sender);
        List<LetterContent> contents = new ArrayList<>();
        for (DocumentId each : letter.documents()) {
            DocumentDetails details = documents.show(session, each);
            if (details.line().sizeBytes() > letter.mostBytes()) throw new MailRefusedException(Code.TOO_LARGE);
            contents.add(parts.of(details.line(), details.metadata(), documents.open(session, each)));
            if (LetterContent.sizeOf(contents) * MIME_GROWTH > letter.mostBytes() * 2.0) {
                throw new MailRefusedException(Code.TOO_LARGE);             // packing halves it at best
            }
        }
        return contents;
    }

    private WrittenMail spell(Sender sender, Letter letter, Patient patient, List<LetterContent> contents,
            Optional<Answered> answered) {
        Instant now = time.instant();
        boolean archive = contents.stream().allMatch(each -> each.entry().isPresent());
        boolean replaces = letter.replacement()
                || contents.stream().anyMatch(each -> each.metadata().replaces().isPresent());
        String shown = LetterNames.subject(letter.label().orElse(contents.getFirst().metadata().title()), patient, replaces);
        String subject = archive ? LetterNames.PREFIX + shown : shown;
        List<Attached> attached = new ArrayList<>();
        if (archive) attached.add(new Attached(ARCHIVE, "application/zip", archive(sender, patient, contents, shown, now)));
        for (int i = 0; i < contents.size(); i++) {
            attached.add(new Attached(LetterNames.file(contents.get(i).metadata(), patient, i + 1), "application/pdf",
                    contents.get(i).pdf()));
        }
        String id = "<" + Uuids.newId(now) + "@" + sender.address().domain() + ">";
        Map<String, String> headers = headers(sender, letter, contents, archive);
        answered.ifPresent(each -> headers.putAll(each.headers()));
        byte[] bytes = MimeWriter.write(new Spelt(id, now, sender.address(), sender.author().displayName(), letter.to(),
                subject, headers, letter.text(), attached));
        return new WrittenMail(id, sender.address(), letter.to(), subject, bytes);
    }

    /**
     * Words without documents.
     *
     * @throws MailRefusedException {@code NO_RECIPIENT}
     */
    public WrittenMail words(Session session, Sender sender, PlainLetter letter) {
        session.require(Permission.EXPORT_DOCUMENT);
        if (letter.to().isEmpty()) throw new MailRefusedException(Code.NO_RECIPIENT);
        Instant now = time.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-MSS-NIL", PRODUCT);
        headers.put("X-MSS-INS", "N");
        asked(headers, sender, letter.receipt(), letter.lastWord());
        letter.answered().ifPresent(each -> headers.putAll(each.headers()));
        String id = "<" + Uuids.newId(now) + "@" + sender.address().domain() + ">";
        String name = sender.author().familyName().isBlank() ? "" : sender.author().displayName();
        String subject = letter.subject().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        byte[] bytes = MimeWriter.write(new Spelt(id, now, sender.address(), name, letter.to(), subject, headers, letter.text(),
                List.of()));
        return new WrittenMail(id, sender.address(), letter.to(), subject, bytes);
    }

    private static void asked(Map<String, String> headers, Sender sender, boolean receipt, boolean lastWord) {
        if (lastWord) headers.put("X-MSS-MES", "FIN");
        if (receipt) headers.put("Disposition-Notification-To", "<" + sender.address().value() + ">");
    }

    private static Map<String, String> headers(Sender sender, Letter letter, List<LetterContent> contents, boolean archive) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-MSS-NIL", PRODUCT);
        headers.put("X-MSS-INS", archive ? "O" : "N");
        if (archive) {
            headers.put("X-MSS-CODECDA", contents.stream().map(each -> each.metadata().type().orElseThrow().code())
                    .distinct().collect(Collectors.joining(",")));
        }
        asked(headers, sender, letter.receipt(), letter.lastWord());
        return headers;
    }

    private byte[] archive(Sender sender, Patient patient, List<LetterContent> contents, String title, Instant now) {
        if (!sender.complete()) throw new MailRefusedException(Code.SENDER_INCOMPLETE);
        CodedValue about = contents.getFirst().metadata().documentClass().orElseThrow(() ->
                new MailRefusedException(Code.METADATA_MISSING));
        return XdmWriter.write(new XdmSubmission(Identifier.of(UUID.randomUUID()), source, now, title, sender.author(), about,
                LetterParts.identity(patient), contents.stream().map(LetterContent::entry).flatMap(Optional::stream).toList()));
    }
}
