package fr.havre.documents.xdm;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** One entry of a zip, unpacked anew at each opening; exactly as long as the directory says and with its checksum. */
record ZipPart(DocumentSource archive, ZipDirectory.Entry entry) implements DocumentSource {
    @Override public long size() {
        return entry.size();
    }

    @Override public InputStream open() throws IOException {
        ByteBuffer head = ByteBuffer.wrap(ZipDirectory.bytes(archive, entry.at(), 30)).order(ByteOrder.LITTLE_ENDIAN);
        int name = head.getShort(26) & 0xFFFF;
        int extra = head.getShort(28) & 0xFFFF;
        boolean agrees = head.getInt(0) == 0x04034b50 && (head.getShort(8) & 0xFFFF) == entry.method()
                && name == entry.nameLength();
        if (!agrees) throw new DocumentRefusedException(Code.DAMAGED, "zip entry");
        InputStream packed = new Limited(archive.openAt(entry.at() + 30 + name + extra), entry.packed());
        return new Checked(entry.method() == 0 ? packed : new Unpacked(packed), entry);
    }

    /** Ends its inflater with itself; the stream's own only does so for one it has made. */
    private static final class Unpacked extends InflaterInputStream {
        Unpacked(InputStream packed) {
            super(packed, new Inflater(true), 32 << 10);
        }

        @Override public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override public int read(byte[] into, int offset, int count) throws IOException {
            if (left <= 0) return -1;
            int read = in.read(into, offset, (int) Math.min(count, left));
            left -= Math.max(read, 0);
            return read;
        }
    }

    private static final class Checked extends FilterInputStream {
        private final ZipDirectory.Entry entry;
        private final CRC32 crc = new CRC32();
        private long seen;

        Checked(InputStream in, ZipDirectory.Entry entry) {
            super(in);
            this.entry = entry;
        }

        @Override public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override public int read(byte[] into, int offset, int count) throws IOException {
            if (count == 0) return 0;
            int read;
            try {
                read = in.read(into, offset, count);
            } catch (ZipException | java.io.EOFException e) {
                throw new DocumentRefusedException(Code.DAMAGED, "zip entry", e);
            }
            if (read > 0) {
                crc.update(into, offset, read);
                seen += read;
                if (seen > entry.size()) {
                    throw new DocumentRefusedException(Code.ZIP_BOMB, "zip entry longer than said");
                }
            } else if (read < 0 && (seen != entry.size() || crc.getValue() != entry.crc())) {
                throw new DocumentRefusedException(Code.DAMAGED, "zip checksum");
            }
            return read;
        }

        /** Passes through the checksum too. */
        @Override public long skip(long count) throws IOException {
            byte[] passed = new byte[(int) Math.min(32 << 10, Math.max(count, 0))];
            return passed.length == 0 ? 0 : Math.max(0, read(passed, 0, passed.length));
        }

        @Override public boolean markSupported() {
            return false;
        }
    }
}
