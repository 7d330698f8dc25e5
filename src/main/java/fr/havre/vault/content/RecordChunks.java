package fr.havre.vault.content;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads and authenticates the chunks of one record, in any order. Used by one thread at a time. */
final class RecordChunks implements AutoCloseable {
    private final ContentRow row;
    private final RecordCipher cipher;
    private final FileChannel file;
    private final byte[] encrypted = new byte[RecordCipher.CHUNK + RecordCipher.TAG];

    RecordChunks(Path segment, ContentRow row, RecordCipher cipher) {
        this.row = row;
        this.cipher = cipher;
        try {
            this.file = FileChannel.open(segment, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new VaultException(Code.CONTENT_MISSING, "segment " + row.segment(), e);
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, "segment " + row.segment(), e);
        }
    }

    int count() {
        return row.chunks();
    }

    /** Decrypts chunk {@code number} into {@code clear}, padding included, and says how many bytes that is. */
    int read(int number, byte[] clear) {
        boolean last = number == count() - 1;
        long from = (long) number * encrypted.length;
        int length = (int) Math.min(encrypted.length, row.length() - from);
        if (length <= RecordCipher.TAG) throw damaged(null);
        try {
            ByteBuffer buffer = ByteBuffer.wrap(encrypted, 0, length);
            while (buffer.hasRemaining()) {
                if (file.read(buffer, row.offset() + from + buffer.position()) < 0) throw damaged(null);
            }
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, "segment " + row.segment(), e);
        }
        try {
            return cipher.decrypt(encrypted, length, clear, number, last);
        } catch (VaultException e) {
            throw damaged(e);
        }
    }

    private VaultException damaged(Throwable cause) {
        return new VaultException(Code.CONTENT_DAMAGED, row.id().value().toString(), cause);
    }

    @Override public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, "closing segment " + row.segment(), e);
        }
    }
}
