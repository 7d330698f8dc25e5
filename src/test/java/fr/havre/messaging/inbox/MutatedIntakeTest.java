package fr.havre.messaging.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailFixture;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.HeadKeeper.Place;
import fr.havre.messaging.mime.ListedMail;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.transport.FetchedFolder.Head;
import fr.havre.patients.Patient;
import fr.havre.vault.Compartment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages and archives altered anywhere go through the whole intake: read, recognised, kept, or refused with a code. */
class MutatedIntakeTest {
    private static final long MOST_BYTES = 256L << 20;
    private static final Duration MOST_TIME = Duration.ofSeconds(2);

    @TempDir Path folder;

    @Test void aFewAltered() throws Exception {
        run(120, 20_261_126L);
    }

    @Test @Tag("soak") void tenThousandAltered() throws Exception {
        run(10_000, System.nanoTime());
    }

    private void run(int count, long seed) throws Exception {
        System.out.println("altered messages, seed " + seed);
        Random random = new Random(seed);
        try (InboxFixture practice = new InboxFixture(Files.createDirectory(folder.resolve("practice")))) {
            practice.qualified(InboxFixture.ZOE);
            List<byte[]> originals = originals();
            MessagePreparing preparing = new MessagePreparing(practice.documents, practice.vault.contents(Compartment.CLINICAL),
                    practice.vault.time());
            MessageRows rows = new MessageRows(practice.documents.clinicalIndex());
            HeadKeeper heads = new HeadKeeper(rows);
            MessageKeeper keeper = new MessageKeeper(practice.documents, practice.vault.contents(Compartment.CLINICAL),
                    practice.patients, rows, (_, _) -> { });
            Place place = new Place(practice.mailbox.id(), "INBOX", 1);
            long base = usedBytes();
            List<String> slow = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                byte[] altered = altered(originals.get(random.nextInt(originals.size())), random);
                int uid = i;
                MessageId id = practice.vault.clinical().write(tx -> heads.keep(tx, place, List.of(head(uid, altered)))).getFirst();
                long start = System.nanoTime();
                PreparedMessage prepared = preparing.prepare(id, practice.mailbox, altered);
                practice.vault.clinical().write(tx -> {
                    keeper.keep(tx, prepared);
                    return null;
                });
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                if (took.compareTo(MOST_TIME) > 0) slow.add(i + ": " + took);
                if (i % 1000 == 0) assertTrue(usedBytes() - base < MOST_BYTES);
            }
            assertTrue(slow.size() <= count / 100, slow::toString);           // the machine itself may pause
            long kept = practice.vault.clinical().read(tx -> tx.number(
                    "SELECT count(*) FROM clin.message WHERE keeping <> 'LISTED'"));
            assertEquals(count, kept);
            long unexplained = practice.vault.clinical().read(tx -> tx.number("""
                    SELECT count(*) FROM clin.message
                     WHERE (filing = 'TRAY' AND filing_reason IS NULL) OR (keeping = 'REFUSED' AND refusal IS NULL)"""));
            assertEquals(0, unexplained);
            assertTrue(usedBytes() - base < MOST_BYTES);
        }
    }

    private static ListedHead head(long uid, byte[] message) {
        return new ListedHead(new Head(uid, false, false, message.length, Instant.parse("2026-11-25T08:00:00Z"), message),
                withoutId(MessageReader.readHead(Arrays.copyOf(message, Math.min(message.length, 2000)))));
    }

    /** All come from a few: they would be met again. */
    private static ListedMail withoutId(ListedMail read) {
        return new ListedMail(read.kind(), "", read.from(), read.fromName(), read.to(), read.subject(), read.at(),
                read.references(), read.lastWord(), read.promisesFiles());
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private List<byte[]> originals() throws Exception {
        List<byte[]> all = new ArrayList<>();
        try (MailFixture hospital = new MailFixture(Files.createDirectory(folder.resolve("hospital")))) {
            Patient zoe = hospital.qualified(MailFixture.ZOE);
            DocumentId document = hospital.document(zoe.id(), "Compte rendu", "Échographie normale");
            Letter letter = hospital.letter(zoe, List.of(document), MailAddress.of(InboxFixture.ADDRESS));
            all.add(hospital.write(letter).bytes());
            all.add(hospital.write(letter).bytes());
        }
        all.add(InboxFixture.message(InboxFixture.LUC, "<1@x.fr>", "Question", "Bonjour").getBytes(StandardCharsets.UTF_8));
        all.add(("From: MAILER-DAEMON@x.fr\nSubject: Undelivered\nMessage-ID: <2@x.fr>\nMIME-Version: 1.0\nContent-Type: multipart/report; "
                + "report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nnon\n--b\nContent-Type: "
                + "message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n--b--\n").getBytes(StandardCharsets.UTF_8));
        return all;
    }

    /** Bytes of the message; or of a file in it, packed again so that the alteration reaches what reads the file. */
    private static byte[] altered(byte[] original, Random random) {
        String text = new String(original, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("UEsD");
        if (from > 0 && random.nextInt(3) > 0) {
            int end = text.indexOf("\r\n--", from);
            byte[] zip = Base64.getMimeDecoder().decode(text.substring(from, end).replaceAll("[^A-Za-z0-9+/=]", ""));
            return (text.substring(0, from) + Base64.getMimeEncoder().encodeToString(changed(zip, random)) + text.substring(end))
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        return changed(original, random);
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int how = random.nextInt(4);
        if (how == 0) return Arrays.copyOf(copy, random.nextInt(copy.length) + 1);
        if (how == 1) {
            int at = random.nextInt(copy.length);
            int length = Math.min(random.nextInt(200), copy.length - at);
            byte[] longer = Arrays.copyOf(copy, copy.length + length);
            System.arraycopy(copy, at, longer, at + length, copy.length - at);
            return longer;
        }
        for (int i = random.nextInt(30); i >= 0; i--) copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        return copy;
    }
}
