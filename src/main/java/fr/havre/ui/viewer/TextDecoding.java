package fr.havre.ui.viewer;

import fr.havre.documents.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The begin of a plain text as it was written: in the encoding its first bytes say, in UTF-8, else in Windows-1252. */
final class TextDecoding {
    private final int most;

    /** One character more than {@code most} tells that there are more. */
    TextDecoding(int most) {
        this.most = most;
    }

    /** Empty if it cannot be read. */
    Optional<String> of(DocumentSource source) {
        try {
            byte[] head;
            try (InputStream in = source.open()) {
                head = in.readNBytes(2);
            }
            boolean big = head.length == 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF;
            boolean little = head.length == 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE;
            Charset first = big ? StandardCharsets.UTF_16BE : little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
            Optional<String> text = in(source, first);
            return text.isPresent() ? text : in(source, Charset.forName("windows-1252"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> in(DocumentSource source, Charset charset) throws IOException {
        var strict = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        StringBuilder text = new StringBuilder();
        try (InputStream in = source.open(); Reader reader = new InputStreamReader(in, strict)) {
            char[] piece = new char[8 << 10];
            for (int read; text.length() <= most && (read = reader.read(piece)) >= 0;) text.append(piece, 0, read);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') text.deleteCharAt(0);
        return Optional.of(text.toString().replace("\r\n", "\n").replace('\r', '\n'));
    }
}
