package fr.havre;

import fr.havre.sandbox.mail.CutProxy;
import fr.havre.sandbox.mail.MailSandbox;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;

/**
 * An operator of secure mail for tests, with a cable in front of each of its ports. Whoever is answered automatically
 * has been answered before the sender's connection is.
 */
public final class MailWorld implements AutoCloseable {
    /** Of the sample practice. */
    public static final String CLAIRE = "claire.roussel@tilleuls.mssante.fr";
    public static final String KARIM = "karim.benali@tilleuls.mssante.fr";
    /** Its organisation's mailbox. */
    public static final String SECRETARIAT = "secretariat@tilleuls.mssante.fr";
    /** Where machines send documents. */
    public static final String MACHINE = "logiciel@tilleuls.mssante.fr";
    /** Gives the receipt it is asked for (MDN {@code processed}). */
    public static final String CONFIRMS = "cardiologie@broceliande.mssante.fr";
    /** Answers {@code [KO Intégration système !][902]}. */
    public static final String CANNOT_FILE = "archives@broceliande.mssante.fr";
    /** Gives a receipt {@code processed/Error: 902^…}. */
    public static final String REFUSES = "maternite@broceliande.mssante.fr";
    /** A doctor who lets it lie. */
    public static final String KEEPS = "nathalie.kermarrec@broceliande.mssante.fr";
    /** A bounce comes back: 5.2.2. */
    public static final String FULL = "paul.vasseur@mordelles.mssante.fr";
    /** A bounce comes back: 5.1.1. */
    public static final String UNKNOWN = "personne@broceliande.mssante.fr";
    /** Refused by the server at once: not in the trust space. */
    public static final String ELSEWHERE = "luc@example.org";
    /** Sends results. */
    public static final String LABORATORY = "resultats@labo-vilaine.mssante.fr";
    /** The patient {@code lefevre} of the samples, who answers. */
    public static final String PATIENT = "147114410911243@patient.mssante.fr";
    /** The patient {@code ozturk}, whose mailbox is closed: a bounce comes back, 5.2.1. */
    public static final String CLOSED = "263099920801557@patient.mssante.fr";

    private final MailSandbox mail;
    private final CutProxy imap;
    private final CutProxy smtp;
    private final CutProxy submission;

    public MailWorld(InstantSource time) {
        mail = MailSandbox.start(time);
        imap = CutProxy.before(mail.imapsPort());
        smtp = CutProxy.before(mail.smtpsPort());
        submission = CutProxy.before(mail.submissionPort());
    }

    /** The operator itself: its ports without a cable, its people, faults, what it took. */
    public MailSandbox mail() {
        return mail;
    }

    public String host() {
        return mail.host();
    }

    /** IMAPS behind a cable. */
    public CutProxy imap() {
        return imap;
    }

    /** SMTPS behind a cable. */
    public CutProxy smtp() {
        return smtp;
    }

    /** Submission with STARTTLS behind a cable. */
    public CutProxy submission() {
        return submission;
    }

    /** PEM, to be trusted. */
    public String authority() {
        return mail.certificateAuthority();
    }

    public String password(String address) {
        return mail.account(address).password();
    }

    public String token(String address) {
        return mail.account(address).token();
    }

    /** A plain message comes to the mailbox {@code to}. Returns its Message-ID. */
    public String arrives(String from, String to, String subject, String words) {
        String id = "<" + UUID.randomUUID() + "@" + from.substring(from.indexOf('@') + 1) + ">";
        mail.put(to, plain(id, from, to, subject, words));
        return id;
    }

    /** A plain message of ASCII letters, {@code subject} possibly in encoded words. */
    public static byte[] plain(String id, String from, String to, String subject, String words) {
        return ("Return-Path: <" + from + ">\r\nFrom: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject
                + "\r\nDate: Wed, 25 Nov 2026 08:00:00 +0100\r\nMessage-ID: " + id + "\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + words + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override public void close() {
        imap.close();
        smtp.close();
        submission.close();
        mail.close();
    }
}
