package fr.havre.messaging.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Oddity;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TnefTest {
    private static void attribute(ByteArrayOutputStream out, int id, byte[] value) {
        ByteBuffer head = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).put((byte) 2).putInt(id).putInt(value.length);
        out.writeBytes(head.array());
        out.writeBytes(value);
        out.writeBytes(new byte[2]);
    }

    private static byte[] longName(String name) {
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        int padded = (text.length + 3) / 4 * 4;
        return ByteBuffer.allocate(4 + 8 + 4 + 8 + padded).order(ByteOrder.LITTLE_ENDIAN).putInt(2).putInt(0x37050003).putInt(1)
                .putInt(0x3707001F).putInt(1).putInt(text.length).put(text).array();
    }

    private static byte[] winmail() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN).putInt(0x223E9F78).putShort((short) 1).array());
        attribute(out, 0x00089006, new byte[] {0, 0, 1, 0});
        for (String each : List.of("compte rendu très long.pdf", "image.png")) {
            attribute(out, 0x00069002, new byte[14]);
            attribute(out, 0x00018010, "COURT~1.DAT\0".getBytes(StandardCharsets.US_ASCII));
            attribute(out, 0x0006800F, each.getBytes(StandardCharsets.UTF_8));
            attribute(out, 0x00069005, longName(each));
        }
        return out.toByteArray();
    }

    @Test void theFilesInAWinmailAreTakenOutWithTheirLongNames() {
        String message = "From: a@x.fr\r\nMessage-ID: <1@x.fr>\r\nMIME-Version: 1.0\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(winmail()) + "\r\n";
        ReceivedMail mail = MessageReader.read(DocumentSource.of(message.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(List.of("compte rendu très long.pdf", "image.png"),
                mail.attachments().stream().map(ReceivedMail.Attachment::name).toList());
        assertEquals("application/pdf", mail.attachments().getFirst().mimeType());
        assertTrue(mail.oddities().contains(Oddity.TNEF_OPENED));
        assertArrayEquals("image.png".getBytes(StandardCharsets.UTF_8), Tnef.files(winmail()).get(1).bytes());
    }

    @Test void whatIsCutOrAlteredGivesWhatCanBeReadAndNeverFails() {
        byte[] whole = winmail();
        Random random = new Random(11);
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 5000; i++) {
                byte[] altered = java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
                for (int j = random.nextInt(4); j > 0 && altered.length > 6; j--) {
                    altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
                }
                assertTrue(Tnef.files(altered).size() <= 100);
            }
        });
    }
}
