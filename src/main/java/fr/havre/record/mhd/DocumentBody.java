package fr.havre.record.mhd;

import fr.havre.record.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
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
            write(sink.outputStream(), to -> {
                int most = Math.toIntExact(sizeBytes);
                to.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, most);
            });
        }
    }

    private void write(OutputStream to, java.util.function.Consumer<JsonGenerator> base64) throws IOException {
        try {
            JsonGenerator generator = Json.mapper().createGenerator(new Unclosed(to));
            shape.write(generator, () -> base64.accept(generator));
            generator.close();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new IOException("the document is shorter than announced", e);
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
