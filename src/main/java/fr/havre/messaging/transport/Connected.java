package fr.havre.messaging.transport;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.HeaderTerm;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A connection to a mailbox (IMAP4rev1), signed in. One thread at a time. */
public final class Connected implements AutoCloseable {
    private static final List<String> USUAL_NAMES = List.of("sent", "sent items", "sent messages", "sent mail", "envoyés",
            "éléments envoyés", "messages envoyés");
    private static final String NEW = "Sent";
    private static final String INBOX = "INBOX";
    private static final int MOST_FOLDERS = 50;
    /** RFC 6154. */
    private static final Set<String> SPECIAL = Set.of("\\All", "\\Drafts", "\\Junk", "\\Sent", "\\Trash", "\\Flagged",
            "\\Noselect", "\\NonExistent");
    private static final Set<String> NOT_FETCHED = Set.of("sent", "sent items", "sent messages", "sent mail", "envoyés",
            "éléments envoyés", "messages envoyés", "drafts", "brouillons", "trash", "corbeille", "deleted items",
            "éléments supprimés", "junk", "spam", "indésirables", "courrier indésirable");

    private final Session session;
    private final IMAPStore store;
    private final TlsSockets sockets;
    private Optional<IMAPFolder> watched = Optional.empty();

    Connected(Session session, IMAPStore store, TlsSockets sockets) {
        this.session = session;
        this.store = store;
        this.sockets = sockets;
    }

    /** The library's own; its exceptions become ours by {@link MailConnections#failure}. */
    public Store store() {
        return store;
    }

    /** What the server offers, by its own name: {@code CONDSTORE}, {@code IDLE}, {@code SPECIAL-USE}. */
    public boolean offers(String capability) throws MailException {
        try {
            return store.hasCapability(capability);
        } catch (MessagingException e) {
            throw MailFailures.of(e);
        }
    }

    /** The folders whose messages are fetched: INBOX first; not those of what was sent, written, thrown away, or all again. */
    public List<String> fetchedFolders() throws MailException {
        List<String> names = new ArrayList<>(List.of(INBOX));
        try {
            for (Folder each : store.getDefaultFolder().list("*")) {
                boolean left = each.getFullName().equalsIgnoreCase(INBOX) || (each.getType() & Folder.HOLDS_MESSAGES) == 0
                        || NOT_FETCHED.contains(each.getName().toLowerCase(Locale.ROOT));
                boolean special = each instanceof IMAPFolder folder
                        && Arrays.stream(folder.getAttributes()).anyMatch(SPECIAL::contains);
                if (!left && !special && names.size() < MOST_FOLDERS) names.add(each.getFullName());
            }
            return names;
        } catch (MessagingException e) {
            throw MailFailures.of(e);
        }
    }

    /**
     * Waits until the server says something of the inbox (RFC 2177).
     *
     * @return false once it has been silent for as long as it may be: the connection is to be made anew
     */
    public boolean waitForNews() throws MailException {
        try {
            if (watched.isEmpty()) {
                IMAPFolder inbox = (IMAPFolder) store.getFolder(INBOX);
                inbox.open(Folder.READ_ONLY);
                watched = Optional.of(inbox);
            }
            watched.get().idle(true);
            return watched.get().isOpen();
        } catch (MessagingException | IllegalStateException e) {
            MailException failure = MailFailures.of(e);
            if (failure.code() == MailException.Code.TIMEOUT) return false;
            throw failure;
        }
    }

    /** Whatever is waited for fails now; from any thread. */
    public void cut() {
        sockets.cut();
    }

    /** Whether a message of this identifier lies where sent ones are kept. */
    public boolean sentHolds(String messageId) throws MailException {
        try {
            Optional<Folder> sent = sent();
            if (sent.isEmpty()) return false;
            try (Folder folder = sent.get()) {
                folder.open(Folder.READ_ONLY);
                return folder.search(new HeaderTerm("Message-ID", messageId)).length > 0;
            }
        } catch (MessagingException e) {
            throw MailFailures.of(e);
        }
    }

    /** Leaves a copy where sent ones are kept, unless the server did so itself. */
    public void keepSent(byte[] bytes, String messageId) throws MailException {
        try {
            Optional<Folder> sent = sent();
            Folder folder = sent.isPresent() ? sent.get() : created();
            if (sent.isPresent() && sentHolds(messageId)) return;
            MimeMessage copy = new MimeMessage(session, new ByteArrayInputStream(bytes));
            copy.setFlag(Flags.Flag.SEEN, true);
            folder.appendMessages(new MimeMessage[] {copy});
        } catch (MessagingException e) {
            throw MailFailures.of(e);
        }
    }

    private Folder created() throws MessagingException {
        Folder folder = store.getFolder(NEW);
        if (!folder.exists()) folder.create(Folder.HOLDS_MESSAGES);
        return folder;
    }

    /** The one the server marks (RFC 6154), else one of a usual name. */
    private Optional<Folder> sent() throws MessagingException {
        Folder[] all = store.getDefaultFolder().list("*");
        for (Folder each : all) {
            if (each instanceof IMAPFolder folder && Arrays.asList(folder.getAttributes()).contains("\\Sent")) {
                return Optional.of(each);
            }
        }
        return Arrays.stream(all).filter(each -> USUAL_NAMES.contains(each.getName().toLowerCase(Locale.ROOT))).findFirst();
    }

    /** Says goodbye as far as the server listens. */
    @Override public void close() {
        try {
            store.close();
        } catch (MessagingException _) {
            // it does not listen any more
        } finally {
            sockets.cut();
        }
    }
}
