package fr.havre.record.mhd;

import fr.havre.record.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/**
 * A JSON request with a document's bytes in base64 in the middle, written straight from the vault to the socket: the
 * largest
 * document takes no more memory than the smallest.
 */
final class DocumentBody extends RequestBody {
    static final MediaType FHIR_JSON = MediaType.get("application/fhir+json; charset=utf-8");

    /** Writes the whole JSON; calls {@code bytes} where the base64 text belongs. */
    @FunctionalInterface
    interface Shape {
        void write(JsonGenerator to, Runnable bytes);
    }

    /** A multiple of three: only the last piece is padded. */
    private static final int PIECE_BYTES = 3 << 14;

    private final Shape shape;
    private final Submission.Bytes bytes;
    private final long sizeBytes;

    DocumentBody(Shape shape, Submission.Bytes bytes, long sizeBytes) {
        this.shape = shape;
        this.bytes = bytes;
        this.sizeBytes = sizeBytes;
    }

    @Override public MediaType contentType() {
        return FHIR_JSON;
    }

    /** Known before: some servers refuse chunked requests, and a cut request is then seen as one by every server. */
    @Override public long contentLength() throws IOException {
        Counter counter = new Counter();
        write(counter, to -> to.writeString(""));
        return counter.count + (sizeBytes + 2) / 3 * 4;
    }

    @Override public boolean isOneShot() {
        return true;
    }

    @Override public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream in = bytes.open()) {
            OutputStream to = sink.outputStream();
            write(to, generator -> {
                generator.writeRawValue("\"");
                generator.flush();
                base64(in, to);
                generator.writeRaw('"');
            });
        }
    }

    /** Base64 has nothing that JSON escapes: it goes past the generator, which would look at every character. */
    private void base64(InputStream in, OutputStream to) {
        try {
            byte[] piece = new byte[PIECE_BYTES];
            byte[] encoded = new byte[PIECE_BYTES / 3 * 4];
            for (long left = sizeBytes; left > 0; left -= piece.length) {
                if (left < piece.length) piece = new byte[(int) left];
                if (in.readNBytes(piece, 0, piece.length) < piece.length) {
                    throw new IOException("the document is shorter than announced");
                }
                to.write(encoded, 0, Base64.getEncoder().encode(piece, encoded));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(OutputStream to, java.util.function.Consumer<JsonGenerator> base64) throws IOException {
        try {
            JsonGenerator generator = Json.mapper().createGenerator(new Unclosed(to));
            shape.write(generator, () -> base64.accept(generator));
            generator.close();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override public void write(int b) {
            count++;
        }

        @Override public void write(byte[] b, int offset, int length) {
            count += length;
        }
    }

    /** The sink belongs to the HTTP client. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream to) {
            super(to);
        }

        @Override public void write(byte[] b, int offset, int length) throws IOException {
            out.write(b, offset, length);
        }

        @Override public void close() throws IOException {
            out.flush();
        }
    }
}
