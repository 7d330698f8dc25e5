package fr.havre.sandbox.mail;

import fr.havre.sandbox.Certificates;
import fr.havre.sandbox.samples.People;
import jakarta.mail.Flags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/**
 * A running operator of secure health mail: IMAP over TLS, submission over TLS and with STARTTLS, on free ports of
 * loopback, under a certificate authority of its own. Started in a fraction of a second; {@link #close()} forgets all.
 */
public final class MailSandbox implements AutoCloseable {
    /** A file of 25 MB in base64. */
    private static final long MOST_BYTES = 37L << 20;
    private final InstantSource time;
    private final Certificates certificates;
    private final Accounts accounts;
    private final Boxes boxes;
    private final MailFaults faults = new MailFaults();
    private final Post post;
    private final ArrivingMail arriving;
    private final Listener imaps;
    private final Listener smtps;
    private final Listener submission;

    private MailSandbox(InstantSource time, int imapsPort, int smtpsPort) throws IOException {
        this.time = time;
        certificates = new Certificates(time.instant());
        People people = People.load();
        accounts = new Accounts(people);
        boxes = new Boxes();
        accounts.list().forEach(each -> boxes.open(each.address()));
        post = new Post(accounts, boxes, time);
        arriving = new ArrivingMail(people, accounts, time);
        SignIns signIns = new SignIns(accounts, faults);
        SmtpServer smtp = new SmtpServer(certificates.context(), signIns, post, faults, MOST_BYTES);
        imaps = new Listener(imapsPort, new ImapFront(certificates.context(), signIns, boxes)::serve);
        smtps = new Listener(smtpsPort, smtp::serveSecure);
        submission = new Listener(0, smtp::serveStartTls);
    }

    /**
     * Starts it; returns when it answers.
     *
     * @param time of dates in messages and of the certificates, which are good for 30 days
     * @throws UncheckedIOException when there is no free port
     */
    public static MailSandbox start(InstantSource time) {
        return start(time, 0, 0);
    }

    /** The same on these ports; 0 for any free one. */
    public static MailSandbox start(InstantSource time, int imapsPort, int smtpsPort) {
        try {
            return new MailSandbox(time, imapsPort, smtpsPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    /** IMAP, TLS from the first byte. */
    public int imapsPort() {
        return imaps.port();
    }

    /** Submission, TLS from the first byte. */
    public int smtpsPort() {
        return smtps.port();
    }

    /** Submission with STARTTLS. */
    public int submissionPort() {
        return submission.port();
    }

    /** The certificate of the authority that those of the servers are under, PEM. */
    public String certificateAuthority() {
        return certificates.authorityPem();
    }

    /** A certificate that signs in as this address (SASL EXTERNAL), as a PKCS#12 file. */
    public byte[] clientCertificate(String address, char[] password) {
        return certificates.client(address, password);
    }

    /** Everybody, in the order of {@code mailboxes.json}, then the patients. */
    public List<Account> accounts() {
        return accounts.list();
    }

    /** Whose address this is. Throws IllegalArgumentException for one that nobody has. */
    public Account account(String address) {
        return accounts.find(address).orElseThrow(() -> new IllegalArgumentException("no such mailbox"));
    }

    /** One more mailbox; its password and token are {@code secret-} and {@code token-} with the name before the @. */
    public Account open(String address, String kind, String name, Behaviour behaviour) {
        String local = address.substring(0, address.indexOf('@'));
        Account account = new Account(address, kind, name, "", behaviour, "secret-" + local, "token-" + local);
        accounts.put(account);
        boxes.open(address);
        return account;
    }

    public MailFaults faults() {
        return faults;
    }

    /** What clients sent so far, in order of arrival, once for each time it was taken. */
    public List<Delivered> taken() {
        return post.taken();
    }

    /** How many times a message with this Message-ID ({@code <…>}) was taken from a client. */
    public int timesTaken(String messageId) {
        return (int) post.taken().stream().filter(each -> each.id().equals(messageId)).count();
    }

    /** Forgets what {@link #taken()} would give; mailboxes stay as they are. */
    public void forgetTaken() {
        post.forgetTaken();
    }

    /** Carries a message as if another operator had handed it over; those who answer do. {@code from} may be empty. */
    public void carry(String from, List<String> to, byte[] message) {
        post.carry(from, to, message);
    }

    /** Puts a message into an INBOX as it is, without a header of delivery. */
    public void put(String address, byte[] message) {
        boxes.put(account(address).address(), message, time.instant());
    }

    /** The messages that can arrive, in the order in which a morning brings them. */
    public static List<String> samples() {
        return SampleMail.names();
    }

    /** Their words, which must be found in no file of a vault. */
    public static List<String> sampleTexts() {
        return SampleMail.names().stream().map(name -> SampleMail.load(name).text()).toList();
    }

    /** One of {@link #samples()} comes to whom it is for. Returns its Message-ID. */
    public String arrives(String sample) {
        return carry(arriving.sample(SampleMail.load(sample)));
    }

    /** One of {@link #samples()} comes to this address instead. Returns its Message-ID. */
    public String arrives(String sample, String to) {
        return carry(arriving.sample(SampleMail.load(sample).forAddress(to)));
    }

    /**
     * A letter with a document nobody has seen, in an archive, about the sample patient {@code person}. Returns its
     * Message-ID.
     */
    public String letterArrives(String from, String to, String person, String title) {
        return carry(arriving.letter(from, to, person, title));
    }

    private String carry(ArrivingMail.Composed composed) {
        post.carry(composed.from(), List.of(composed.to()), composed.bytes());
        return composed.id();
    }

    /** What lies in a folder ({@code INBOX}, {@code Sent}), in its order, whole. */
    public List<byte[]> messages(String address, String folder) {
        return boxes.messages(account(address).address(), folder);
    }

    /** The flags of each message of a folder, in its order. */
    public List<Flags> flags(String address, String folder) {
        return boxes.flags(account(address).address(), folder);
    }

    /** The mailbox is made anew: the same messages, another UIDVALIDITY. Who is connected is disconnected. */
    public void rebuild(String address) {
        imaps.dropAll();
        boxes.rebuild(account(address).address());
    }

    @Override public void close() {
        try {
            imaps.close();
            smtps.close();
            submission.close();
            boxes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
