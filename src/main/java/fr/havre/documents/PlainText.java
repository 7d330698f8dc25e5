package fr.havre.documents;

import fr.havre.documents.DocumentRefusedException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Plain text: UTF-8 or UTF-16 with its mark, UTF-8 without, else Windows-1252, if what comes out looks like text. One
 * pass for each encoding that is tried; only the words for the search are held.
 */
final class PlainText {
    /** Of the characters that are not blank, how many may be other than letters and digits. */
    private static final double MAX_STRANGE = 0.5;
    /** In Windows-1252, how many may be beyond ASCII: French has about 4 %. */
    private static final double MAX_BEYOND_ASCII = 0.4;
    private static final String ALLOWED_CONTROLS = "\t\n\r\f\u000B\u001A";

    private final SearchText words = new SearchText(Recognition.MAX_TEXT_CHARS);
    private long seen;
    private long strange;
    private long beyondAscii;

    private PlainText() { }

    static Recognised read(DocumentSource source) {
        byte[] head = Recognition.head(source);
        Charset marked = head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF
                ? StandardCharsets.UTF_16BE
                : head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE
                    ? StandardCharsets.UTF_16LE : null;
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        Optional<PlainText> text = in(source, marked == null ? StandardCharsets.UTF_8 : marked);
        if (text.isEmpty() && marked == null) {
            text = in(source, Charset.forName("windows-1252"))
                    .filter(guess -> guess.beyondAscii <= guess.seen * MAX_BEYOND_ASCII);
            warnings.add(Warning.ENCODING_GUESSED);
        }
        PlainText read = text.orElseThrow(() -> new DocumentRefusedException(Code.UNKNOWN_FORMAT, "no text"));
        if (read.seen == 0) throw new DocumentRefusedException(Code.EMPTY, "text");
        if (read.strange > read.seen * MAX_STRANGE) throw new DocumentRefusedException(Code.UNKNOWN_FORMAT, "no text");
        if (read.words.cut()) warnings.add(Warning.TEXT_CUT);
        return new Recognised(DocumentFormat.TEXT, DocumentMetadata.NONE, read.words.words(), OptionalInt.empty(),
                warnings,
                java.util.List.of());
    }

    /** Empty if the bytes are not in this encoding or hold control characters. */
    private static Optional<PlainText> in(DocumentSource source, Charset charset) {
        PlainText text = new PlainText();
        var strict = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream in = source.open(); Reader reader = new InputStreamReader(in, strict)) {
            char[] piece = new char[16 << 10];
            for (int read; (read = reader.read(piece)) >= 0; ) {
                if (!text.take(piece, read)) return Optional.empty();
            }
            return Optional.of(text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "text", e);
        }
    }

    private boolean take(char[] piece, int length) {
        int lineStart = 0;
        for (int i = 0; i < length; i++) {
            char c = piece[i];
            if (c == '\n') {
                words.append(piece, lineStart, i - lineStart);
                words.newBlock();
                lineStart = i + 1;
            }
            if ((c < 0x20 && ALLOWED_CONTROLS.indexOf(c) < 0) || (c >= 0x7F && c < 0xA0) || c == 0xFFFE) return false;
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') continue;
            seen++;
            if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) strange++;
            if (c > 0x7F) beyondAscii++;
        }
        words.append(piece, lineStart, length - lineStart);
        return true;
    }
}
