package fr.havre.vault.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.LongConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks the HMAC of every page of a SQLCipher 4 file by itself, without opening it: SQLite never looks at a page that
 * nothing uses, and some damage only shows where nobody has read for years. It finds every flipped bit and every
 * exchanged page; it does not find an old page put back in its own place, nor a file that was cut: that is for {@code
 * heads} and {@code quick_check}.
 *
 * <p>Page n of 4096 bytes (the first 16 of page 1 are the salt): encrypted bytes, 16 of IV, 64 of HMAC-SHA-512 over all
 * before it in the page (without the salt) and n as 4 bytes, little-endian. The HMAC's key is PBKDF2-HMAC-SHA-512 of
 * the raw key with the salt, each byte exclusive-or 0x3a, in 2 rounds, 32 bytes.
 */
public final class PageCheck {
    private static final int PAGE = 4096;
    private static final int SALT = 16;
    private static final int MAC = 64;
    private static final int WAL_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int PAGES_AT_ONCE = 64;

    private final Mac mac;

    private PageCheck(Mac mac) {
        this.mac = mac;
    }

    /** What was found of one file. */
    public record Result(long pages, long badPages, long firstBadPage, boolean odd, long badFrames) {
        public boolean isGood() {
            return badPages == 0 && !odd && badFrames == 0;
        }
    }

    /**
     * Reads the whole file and its write-ahead log. The caller keeps writers away.
     *
     * @param progress given the bytes that were read, now and then
     */
    public static Result run(Path file, LentKey key, LongConsumer progress) throws IOException {
        try (FileChannel database = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer salt = ByteBuffer.allocate(SALT);
            while (salt.hasRemaining()) if (database.read(salt) < 0) break;
            if (salt.hasRemaining()) return new Result(0, 0, 0, database.size() > 0, 0);
            PageCheck check = new PageCheck(key.lend(raw -> macOf(raw, salt.array())));
            Result pages = check.pages(database, progress);
            Path wal = file.resolveSibling(file.getFileName() + "-wal");
            long badFrames = Files.isRegularFile(wal) ? check.frames(wal) : 0;
            return new Result(pages.pages(), pages.badPages(), pages.firstBadPage(), pages.odd(), badFrames);
        }
    }

    private Result pages(FileChannel file, LongConsumer progress) throws IOException {
        long pages = file.size() / PAGE;
        long bad = 0;
        long first = 0;
        ByteBuffer buffer = ByteBuffer.allocate(PAGE * PAGES_AT_ONCE);
        for (long number = 1; number <= pages; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), (pages - number + 1) * PAGE));
            long at = (number - 1) * PAGE;
            while (buffer.hasRemaining()) if (file.read(buffer, at + buffer.position()) < 0) break;
            for (int from = 0; from + PAGE <= buffer.position(); from += PAGE, number++) {
                if (isGenuine(buffer.array(), from, number)) continue;
                bad++;
                if (first == 0) first = number;
            }
            if (buffer.hasRemaining()) break;
            progress.accept(buffer.position());
        }
        return new Result(pages, bad, first, file.size() % PAGE != 0, 0);
    }

    private boolean isGenuine(byte[] bytes, int from, long number) {
        int start = number == 1 ? from + SALT : from;
        mac.update(bytes, start, from + PAGE - MAC - start);
        mac.update(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) number).array());
        return MessageDigest.isEqual(mac.doFinal(), Arrays.copyOfRange(bytes, from + PAGE - MAC, from + PAGE));
    }

    /**
     * Frames of the log's current round (their salts are the header's): each holds a page, encrypted like the others.
     */
    private long frames(Path wal) throws IOException {
        long bad = 0;
        try (FileChannel file = FileChannel.open(wal, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(WAL_HEADER);
            if (file.size() < WAL_HEADER || file.read(header, 0) < WAL_HEADER) return 0;
            long salts = header.getLong(16);
            ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + PAGE);
            for (long at = WAL_HEADER; at + frame.capacity() <= file.size(); at += frame.capacity()) {
                frame.clear();
                while (frame.hasRemaining()) if (file.read(frame, at + frame.position()) < 0) return bad;
                if (frame.getLong(8) != salts) break;
                if (!isGenuine(frame.array(), FRAME_HEADER, frame.getInt(0))) bad++;
            }
        }
        return bad;
    }

    private static Mac macOf(byte[] rawKey, byte[] salt) {
        byte[] masked = salt.clone();
        for (int i = 0; i < masked.length; i++) masked[i] ^= 0x3a;
        byte[] derived = new byte[0];
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(rawKey, "HmacSHA512"));
            mac.update(masked);
            byte[] first = mac.doFinal(new byte[] {0, 0, 0, 1});
            derived = mac.doFinal(first);
            for (int i = 0; i < derived.length; i++) derived[i] ^= first[i];
            Mac pages = Mac.getInstance("HmacSHA512");
            pages.init(new SecretKeySpec(derived, 0, 32, "HmacSHA512"));
            return pages;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-512", e);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }
}
