package fr.havre.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Where the messages lie: GreenMail, in memory. Each mailbox has an INBOX and a folder Sent. */
final class Boxes implements AutoCloseable {
    /** Opens every box from the inside; nobody outside can reach that port with it but through the front. */
    static final String PASSWORD = "inside";
    private static final String INBOX = "INBOX";
    private static final String SENT = "Sent";
    private final Managers mail = new Managers();
    private final Listener inside;
    private final Map<String, String> logins = new HashMap<>();
    private final Session session = Session.getInstance(new Properties());

    Boxes() throws IOException {
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");         // else it says that nobody listens to it
        }
        inside = new Listener(0, this::serve);
    }

    /** GreenMail's own listener lets the end of each answer wait for an acknowledgement of its beginning: 40 ms a command. */
    private void serve(Socket socket) {
        try {
            new ImapHandler(mail.getUserManager(), mail.getImapHostManager(), socket).run();
        } catch (RuntimeException e) {                                       // of a client that went without a word
            System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "connection ended");
        }
    }

    int port() {
        return inside.port();
    }

    synchronized void open(String address) {
        if (!logins.containsKey(address)) open(address, 1);
    }

    /** GreenMail cannot renew a box in use: what is behind an address has a number. */
    private void open(String address, int number) {
        String login = address + "/" + number;
        try {
            GreenMailUser user = mail.getUserManager().createUser(number + "/" + address, login, PASSWORD);
            mail.getImapHostManager().createMailbox(user, SENT);
            logins.put(address, login);
        } catch (UserException | FolderException | AuthorizationException e) {
            throw new IllegalStateException("no mailbox", e);
        }
    }

    /** Who GreenMail thinks the owner of this address is. */
    synchronized String login(String address) {
        return logins.get(address);
    }

    void put(String address, byte[] message, Instant at) {
        try {
            folder(address, INBOX).appendMessage(new MimeMessage(session, new ByteArrayInputStream(message)),
                    new Flags(Flags.Flag.RECENT), Date.from(at));
        } catch (MessagingException e) {
            throw new IllegalStateException("a message could not be put into its box", e);
        }
    }

    /** In their order; folders are {@code INBOX} and {@code Sent}. */
    List<byte[]> messages(String address, String folder) {
        List<byte[]> all = new ArrayList<>();
        for (StoredMessage each : folder(address, folder).getMessages()) {
            var bytes = new ByteArrayOutputStream();
            try {
                each.getMimeMessage().writeTo(bytes);
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException("a message could not be read", e);
            }
            all.add(bytes.toByteArray());
        }
        return all;
    }

    /** The flags of each message, in their order. */
    List<Flags> flags(String address, String folder) {
        return folder(address, folder).getMessages().stream().map(StoredMessage::getFlags).toList();
    }

    /** Another mailbox under the same name: the same messages under other numbers (UIDVALIDITY). */
    synchronized void rebuild(String address) {
        Map<String, List<Kept>> kept = new LinkedHashMap<>();
        for (String each : List.of(INBOX, SENT)) kept.put(each, kept(address, each));
        long before = folder(address, INBOX).getUidValidity();
        while (folder(address, INBOX).getUidValidity() == before) {          // GreenMail takes it from the clock
            String login = logins.get(address);
            open(address, Integer.parseInt(login.substring(login.lastIndexOf('/') + 1)) + 1);
        }
        kept.forEach((name, all) -> all.forEach(each ->
                folder(address, name).appendMessage(each.message(), each.flags(), each.at())));
    }

    private record Kept(MimeMessage message, Flags flags, Date at) { }

    private List<Kept> kept(String address, String folder) {
        return folder(address, folder).getMessages().stream().map(each -> new Kept(each.getMimeMessage(),
                (Flags) each.getFlags().clone(), each.getReceivedDate())).toList();
    }

    private GreenMailUser user(String address) {
        return mail.getUserManager().getUser(login(address));
    }

    private MailFolder folder(String address, String name) {
        return mail.getImapHostManager().getFolder(user(address), name);
    }

    @Override public void close() throws IOException {
        inside.close();
    }
}
