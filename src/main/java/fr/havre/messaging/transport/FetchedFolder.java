package fr.havre.messaging.transport;

import fr.havre.messaging.transport.MailException.Code;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.ResyncData;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * One open folder of a mailbox, read by UID (RFC 3501, 7162). Nothing is remembered between calls, whatever the size of the
 * folder; nothing is marked as read. One thread at a time.
 */
public final class FetchedFolder implements AutoCloseable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);
    private static final String HEAD = "(UID FLAGS RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS (DATE FROM TO CC SUBJECT "
            + "MESSAGE-ID REFERENCES IN-REPLY-TO CONTENT-TYPE X-MSS-MES DISPOSITION-NOTIFICATION-TO)])";

    /**
     * The head of a message.
     *
     * @param headers those that a list needs, as they came
     */
    @SuppressWarnings("ArrayRecordComponent")   // never compared
    public record Head(long uid, boolean seen, boolean answered, long size, Instant arrivedAt, byte[] headers) {
        @Override public String toString() {
            return "Head[" + uid + "]";
        }
    }

    /** What a message is marked with. */
    public record Marks(long uid, boolean seen, boolean answered) { }

    private final IMAPFolder folder;
    private final long validity;
    private final long modSeq;
    private final boolean writable;

    private FetchedFolder(IMAPFolder folder, boolean writable) throws MessagingException {
        this.folder = folder;
        this.writable = writable;
        this.validity = folder.getUIDValidity();
        this.modSeq = folder.getHighestModSeq();
    }

    /**
     * Opens a folder, to change marks where the server allows it.
     *
     * @throws MailException {@code NO_FOLDER}, or what {@link MailConnections#failure} says
     */
    public static FetchedFolder open(Connected connected, String name) throws MailException {
        boolean condstore = connected.offers("CONDSTORE");
        try {
            IMAPFolder folder = (IMAPFolder) connected.store().getFolder(name);
            try {
                open(folder, Folder.READ_WRITE, condstore);
                return new FetchedFolder(folder, true);
            } catch (ReadOnlyFolderException _) {
                open(folder, Folder.READ_ONLY, condstore);
                return new FetchedFolder(folder, false);
            }
        } catch (MessagingException e) {
            throw MailFailures.of(e);
        }
    }

    private static void open(IMAPFolder folder, int mode, boolean condstore) throws MessagingException {
        if (condstore) folder.open(mode, ResyncData.CONDSTORE);
        else folder.open(mode);
    }

    /** While this stays the same, so do the UIDs. */
    public long validity() {
        return validity;
    }

    /** Where marks were when it was opened (RFC 7162); empty where the server does not say. */
    public Optional<Long> modSeq() {
        return modSeq > 0 ? Optional.of(modSeq) : Optional.empty();
    }

    /** Whether marks can be changed. */
    public boolean writable() {
        return writable;
    }

    /** The UIDs in {@code from..to} of what arrived on that day or later, ascending. */
    public long[] uids(long from, long to, LocalDate since) throws MailException {
        String range = from + ":" + (to == Long.MAX_VALUE ? "*" : Long.toString(to));
        List<Response> answers = command("UID SEARCH UID " + range + " SINCE " + DAY.format(since));
        long[] found = new long[16];
        int count = 0;
        for (Response each : answers) {
            if (!(each instanceof IMAPResponse answer) || !answer.keyEquals("SEARCH")) continue;
            for (long uid; (uid = answer.readLong()) != -1; ) {
                if (uid < from || uid > to) continue;               // "*" is the last one, even below
                if (count == found.length) found = Arrays.copyOf(found, count * 2);
                found[count++] = uid;
            }
        }
        long[] all = Arrays.copyOf(found, count);
        Arrays.sort(all);
        return all;
    }

    /** Heads of these messages, in one answer; those that are gone meanwhile are left out. */
    public List<Head> heads(long[] uids) throws MailException {
        List<Head> heads = new ArrayList<>(uids.length);
        for (FetchResponse each : fetch(uids, HEAD)) {
            UID uid = each.getItem(UID.class);
            BODY headers = each.getItem(BODY.class);
            if (uid == null || headers == null) continue;
            INTERNALDATE arrived = each.getItem(INTERNALDATE.class);
            RFC822SIZE size = each.getItem(RFC822SIZE.class);
            Marks marks = marks(uid, each.getItem(FLAGS.class));
            heads.add(new Head(uid.uid, marks.seen(), marks.answered(), size == null ? 0 : size.size,
                    arrived == null || arrived.getDate() == null ? Instant.EPOCH : arrived.getDate().toInstant(),
                    bytes(headers.getByteArray())));
        }
        return heads;
    }

    /** Whole messages, by UID; those that are gone meanwhile are left out. The caller asks for few. */
    public Map<Long, byte[]> whole(long[] uids) throws MailException {
        Map<Long, byte[]> found = new HashMap<>();
        for (FetchResponse each : fetch(uids, "(UID BODY.PEEK[])")) {
            UID uid = each.getItem(UID.class);
            BODY body = each.getItem(BODY.class);
            if (uid != null && body != null) found.put(uid.uid, bytes(body.getByteArray()));
        }
        return found;
    }

    /** How these messages are marked now. */
    public List<Marks> marks(long from, long to) throws MailException {
        return marks("UID FETCH " + from + ":" + (to == Long.MAX_VALUE ? "*" : Long.toString(to)) + " (UID FLAGS)");
    }

    /** The messages whose marks changed since then (RFC 7162). */
    public List<Marks> marksChangedSince(long since) throws MailException {
        return marks("UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE " + since + ")");
    }

    private List<Marks> marks(String command) throws MailException {
        List<Marks> found = new ArrayList<>();
        for (Response each : command(command)) {
            if (!(each instanceof FetchResponse answer) || answer.getItem(UID.class) == null) continue;
            FLAGS flags = answer.getItem(FLAGS.class);
            if (flags != null) found.add(marks(answer.getItem(UID.class), flags));
        }
        return found;
    }

    private static Marks marks(UID uid, FLAGS flags) {
        return new Marks(uid.uid, flags != null && flags.contains(Flags.Flag.SEEN),
                flags != null && flags.contains(Flags.Flag.ANSWERED));
    }

    /** Says to the server what was decided here. */
    public void mark(Marks marks) throws MailException {
        if (!writable) return;
        String uid = "UID STORE " + marks.uid() + " ";
        command(uid + (marks.seen() ? "+" : "-") + "FLAGS.SILENT (\\Seen)");
        if (marks.answered()) command(uid + "+FLAGS.SILENT (\\Answered)");
    }

    private List<FetchResponse> fetch(long[] uids, String items) throws MailException {
        List<FetchResponse> found = new ArrayList<>(uids.length);
        if (uids.length == 0) return found;
        for (Response each : command("UID FETCH " + set(uids) + " " + items)) {
            if (each instanceof FetchResponse answer) found.add(answer);
        }
        return found;
    }

    /** {@code 1:4,9}, of ascending numbers. */
    static String set(long[] uids) {
        StringBuilder set = new StringBuilder();
        for (int from = 0; from < uids.length; ) {
            int to = from;
            while (to + 1 < uids.length && uids[to + 1] == uids[to] + 1) to++;
            if (!set.isEmpty()) set.append(',');
            set.append(uids[from]);
            if (to > from) set.append(':').append(uids[to]);
            from = to + 1;
        }
        return set.toString();
    }

    private static byte[] bytes(ByteArray array) {
        return array == null ? new byte[0] : array.getNewBytes();
    }

    private List<Response> command(String command) throws MailException {
        try {
            Object answers = folder.doCommand(protocol -> answers(protocol, command));
            return answers instanceof Response[] all ? Arrays.asList(all) : List.of();
        } catch (MessagingException e) {
            throw MailFailures.of(e);
        } catch (RuntimeException e) {
            throw new MailException(Code.PROTOCOL, e);                      // the library meets nonsense
        }
    }

    /** The folder hears of what it asked nothing about: how many messages there are. */
    private static Response[] answers(IMAPProtocol protocol, String command) throws ProtocolException {
        Response[] all = protocol.command(command, null);
        protocol.handleResult(all[all.length - 1]);
        protocol.notifyResponseHandlers(Arrays.stream(all).filter(each -> each instanceof IMAPResponse answer
                && (answer.keyEquals("EXISTS") || answer.keyEquals("EXPUNGE"))).toArray(Response[]::new));
        return all;
    }

    /** Nothing is expunged. */
    @Override public void close() {
        try {
            folder.close(false);
        } catch (MessagingException | IllegalStateException _) {
            // the connection is gone, and the folder with it
        }
    }
}
