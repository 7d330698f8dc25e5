package fr.havre.cli;

import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.vault.VaultHost;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a command runs: its three streams (UTF-8 in), the language of the computer, what a vault needs of the computer.
 *
 * @param console present only where a person sits in front of a terminal
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Optional<Console> console, Locale locale,
        VaultHost host) {
    private static final int LONGEST_LINE_BYTES = 1 << 16;
    private static final int LONGEST_TEXT_BYTES = 1 << 20;

    boolean interactive() {
        return console.isPresent();
    }

    /** The next line of the input without its end; nothing beyond it is consumed: lines can follow each other. */
    char[] secretLine() {
        byte[] bytes = new byte[LONGEST_LINE_BYTES];
        int length = 0;
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                if (length == bytes.length) throw new CommandRefusedException(Code.INPUT_TOO_LONG);
                bytes[length++] = (byte) next;
            }
            if (length > 0 && bytes[length - 1] == '\r') length--;
            return decoded(bytes, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** All that is left of the input, as text. */
    String rest() {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (kept.size() == LONGEST_TEXT_BYTES) {
                    throw new CommandRefusedException(Code.INPUT_TOO_LONG);
                }
                kept.write(next);
            }
            return kept.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8 without a String, which could not be wiped. */
    static char[] decoded(byte[] bytes, int length) {
        CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
        char[] text = new char[chars.remaining()];
        chars.get(text);
        Arrays.fill(chars.array(), '\0');
        return text;
    }
}
