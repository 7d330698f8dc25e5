package fr.havre.vault.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes {@link Encoding#DEFLATE}; ends its inflater with the stream. */
final class InflatingStream extends InflaterInputStream {
    InflatingStream(InputStream encoded) {
        super(encoded, new Inflater(true), 16 * 1024);
    }

    @Override public void close() throws IOException {
        inf.end();
        super.close();
    }
}
