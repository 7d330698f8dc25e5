package fr.havre.documents.cda;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;

/**
 * The decoded bytes of one embedded file, taken from the XML as they are read; nothing is held but the current piece.
 */
final class EmbeddedStream extends InputStream {
    private final CdaCursor cursor;
    private final Base64Decoder decoder = new Base64Decoder();
    private final int depth;
    private byte[] piece = new byte[1024];
    private int at;
    private int end;
    private boolean finished;

    /** The {@code index}-th embedded file of the document, counted as {@link CdaReader} counts them. */
    EmbeddedStream(DocumentSource document, int index) {
        cursor = CdaCursor.open(document);
        try {
            int left = index;
            while (!(cursor.next() ? cursor.atEmbedded() && left-- == 0 : gone())) {
                // passes over what comes before
            }
        } catch (DocumentRefusedException e) {
            cursor.close();
            throw e;
        }
        depth = cursor.openElements();
    }

    private static boolean gone() {
        throw new DocumentRefusedException(Code.DAMAGED, "CDA part");
    }

    @Override public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override public int read(byte[] into, int offset, int count) throws IOException {
        if (count == 0) return 0;
        while (at == end) {
            if (finished) return -1;
            fill();
        }
        int given = Math.min(count, end - at);
        System.arraycopy(piece, at, into, offset, given);
        at += given;
        return given;
    }

    private void fill() {
        at = 0;
        end = 0;
        XmlCursor xml = cursor.xml();
        if (!cursor.next() || cursor.openElements() < depth) {
            end = decoder.finish(piece);
            finished = true;
        } else if (xml.atText() && cursor.openElements() == depth) {
            if (piece.length < xml.textLength() + 8) piece = new byte[xml.textLength() + 8];
            end = decoder.decode(xml.textArray(), xml.textStart(), xml.textLength(), piece);
        }
        if (decoder.wrong()) throw new DocumentRefusedException(Code.DAMAGED, "CDA part base64");
    }

    @Override public void close() {
        finished = true;
        at = end;
        cursor.close();
    }
}
