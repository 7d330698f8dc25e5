package fr.havre.sandbox.mail;

import fr.havre.sandbox.fhir.SubmissionWriter;
import fr.havre.sandbox.samples.People;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.SampleDocument;
import fr.havre.sandbox.samples.SampleWriter;
import fr.havre.sandbox.samples.Written;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Writes what other systems send: letters with an archive and a PDF beside, results, words (MSSanté). */
final class ArrivingMail {
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Europe/Paris"));
    private final SampleWriter writer;
    private final Accounts accounts;
    private final InstantSource time;

    /** A finished message. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Composed(String id, String from, String to, byte[] bytes) {
        @Override public String toString() {
            return "Composed[" + bytes.length + " bytes]";
        }
    }

    ArrivingMail(People people, Accounts accounts, InstantSource time) {
        this.writer = new SampleWriter(people, time.instant(), new SubmissionWriter()::labelOfType);
        this.accounts = accounts;
        this.time = time;
    }

    /** A sample; what it carries is the same document each time. */
    synchronized Composed sample(SampleMail mail) {
        if (mail.document().isEmpty()) return words(mail);
        int slash = mail.document().get().lastIndexOf('/');
        String id = mail.document().get().substring(slash + 1);
        SampleDocument sample = SampleWriter.descriptions(mail.document().get().substring(0, slash)).stream()
                .filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        if (sample.replaces() != null) first(sample.replaces());
        return carrying(mail, writer.write(sample));
    }

    /** The writer learns of what is replaced, whether it was sent or not. */
    private void first(String id) {
        SampleWriter.descriptions("mail/documents").stream().filter(each -> each.id().equals(id)).forEach(writer::write);
    }

    /** One more letter with this title, a document nobody has seen. */
    synchronized Composed letter(String from, String to, String person, String title) {
        SampleDocument like = SampleWriter.descriptions("mail/documents").getFirst();
        SampleDocument sample = new SampleDocument(like.id(), person, like.author(), like.type(), title, 0, like.time(),
                like.form(), "N", null, like.text());
        SampleMail mail = new SampleMail("letter", from, to, title, Optional.empty(), false, true, false, "Bonjour.\n");
        return carrying(mail, writer.write(sample, Written.oidOf(UUID.randomUUID().toString())));
    }

    private MailWriter head(SampleMail mail) {
        String name = accounts.find(mail.from()).map(Account::name).orElse("");
        return new MailWriter(MailWriter.mailbox(name, mail.from()), mail.to(), time.instant())
                .header("Disposition-Notification-To", mail.receipt() ? mail.from() : "");
    }

    private Composed words(SampleMail mail) {
        MailWriter message = head(mail).subject(mail.label()).text(mail.text());
        if (mail.machine()) {
            message.header("Precedence", "bulk").header("Auto-Submitted", "auto-generated")
                    .header("List-Unsubscribe", "<mailto:" + mail.from() + "?subject=non>")
                    .html("<html><body><p>" + mail.text().replace("\n", "<br>") + "</p></body></html>");
        }
        return new Composed(message.id(), mail.from(), mail.to(), message.write(mail.machine() ? "alternative" : "mixed"));
    }

    /** A CDA goes in an archive with the PDF beside; a PDF goes alone, without a number. */
    private Composed carrying(SampleMail mail, Written document) {
        Person patient = document.patient();
        boolean coded = document.mediaType().equals("application/xml");
        String subject = (mail.replacement() ? "[Annule et remplace] " : "") + mail.label() + " " + patient.family() + " "
                + patient.given().split(" ", -1)[0] + " " + FRENCH.format(LocalDate.parse(patient.birthDate()));
        MailWriter message = head(mail).subject(coded ? "XDM/1.0/DDM+" + subject : subject)
                .header("X-MSS-NIL", "Sandbox").header("X-MSS-INS", coded ? "O" : "N")
                .header("X-MSS-CODECDA", coded ? document.sample().type() : "").text(mail.text());
        if (coded) message.file("IHE_XDM.ZIP", "application/zip", SampleWriter.archive(document));
        String name = String.join("_", DAY.format(document.writtenAt()), document.sample().type(), plain(patient.family()),
                plain(patient.given().split(" ", -1)[0]), "1.pdf");
        message.file(name, "application/pdf", writer.page(document));
        return new Composed(message.id(), mail.from(), mail.to(), message.write("mixed"));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replaceAll("[^A-Za-z]+", "-");
    }
}
