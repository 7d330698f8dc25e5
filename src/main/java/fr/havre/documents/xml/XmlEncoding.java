package fr.havre.documents.xml;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which characters XML bytes stand for: byte order mark, else the XML declaration, else UTF-8 (XML 1.0, appendix F),
 * from a short list of encodings. Bytes that are not in it end the reading with a {@link
 * java.nio.charset.CharacterCodingException}.
 */
final class XmlEncoding {
    private static final int HEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Map<String, String> KNOWN = Map.ofEntries(Map.entry("UTF-8", "UTF-8"),
            Map.entry("UTF8", "UTF-8"),
            Map.entry("US-ASCII", "UTF-8"), Map.entry("ASCII", "UTF-8"), Map.entry("ISO-8859-1", "ISO-8859-1"),
            Map.entry("LATIN1", "ISO-8859-1"), Map.entry("ISO-8859-15", "ISO-8859-15"),
                    Map.entry("WINDOWS-1252", "windows-1252"),
            Map.entry("CP1252", "windows-1252"));

    private XmlEncoding() { }

    /** Takes over {@code bytes}; the byte order mark is left out. */
    static Reader decode(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, HEAD);
        byte[] head = in.readNBytes(HEAD);
        int mark = markLength(head);
        in.unread(head, mark, head.length - mark);
        CharsetDecoder strict = charset(head, mark).newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        return new InputStreamReader(in, strict);
    }

    private static int markLength(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) return 3;
        return startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE) ? 2 : 0;
    }

    private static Charset charset(byte[] head, int mark) {
        if (mark == 3) return StandardCharsets.UTF_8;
        if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0, '<', 0, '?')) return StandardCharsets.UTF_16BE;
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, '<', 0, '?', 0)) return StandardCharsets.UTF_16LE;
        Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!declared.find()) return StandardCharsets.UTF_8;
        String name = KNOWN.get(declared.group(1).toUpperCase(Locale.ROOT));
        if (name == null) throw new DocumentRefusedException(Code.WRONG_ENCODING, "unknown encoding declared");
        return Charset.forName(name);
    }

    private static boolean startsWith(byte[] head, int... first) {
        if (head.length < first.length) return false;
        for (int i = 0; i < first.length; i++) {
            if ((head[i] & 0xFF) != first[i]) return false;
        }
        return true;
    }
}
