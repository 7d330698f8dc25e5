package fr.havre.messaging.mime;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;

/** The words of a part: decoded, and where they are HTML, what of them is readable. Nothing in them is followed. */
final class MessageText {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'",
            "nbsp", " ", "eacute", "é", "egrave", "è", "agrave", "à", "ccedil", "ç");
    private static final int LONGEST_ENTITY = 12;

    private MessageText() { }

    static String of(byte[] bytes, String charset, boolean html) {
        String decoded = decoded(bytes, charset);
        return (html ? readable(decoded) : decoded).replace("\r\n", "\n").replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    }

    /** As declared; else, or where it is declared as the poorest, UTF-8 if it is that, else Western. */
    private static String decoded(byte[] bytes, String declared) {
        if (declared != null && !declared.isBlank()) {
            try {
                Charset charset = Charset.forName(MimeUtility.javaCharset(declared.strip()));
                boolean poor = charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.ISO_8859_1);
                if (!poor) return new String(bytes, charset);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
                // as if nothing had been declared
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, WESTERN);
        }
    }

    /** In one pass: tags left out, those that end a line ending it, scripts and styles skipped. */
    private static String readable(String html) {
        StringBuilder out = new StringBuilder(html.length());
        String low = small(html);
        for (int at = 0; at < html.length(); at++) {
            char c = html.charAt(at);
            if (c == '<') at = tag(low, at, out);
            else if (c == '&') at = entity(html, at, out);
            else out.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return out.toString().replaceAll("[ \\t\\u00A0]+", " ").replaceAll(" ?\n ?", "\n").replaceAll("\n{3,}", "\n\n");
    }

    /** Letter by letter: places stay the same. */
    private static String small(String html) {
        char[] all = html.toCharArray();
        for (int i = 0; i < all.length; i++) if (all[i] >= 'A' && all[i] <= 'Z') all[i] = (char) (all[i] + 32);
        return new String(all);
    }

    /** @return where the tag ends */
    private static int tag(String low, int at, StringBuilder out) {
        for (String skipped : new String[] {"script", "style", "head"}) {
            if (!low.startsWith(skipped, at + 1)) continue;
            int end = low.indexOf("</" + skipped, at);
            return end < 0 ? low.length() : Math.max(low.indexOf('>', end), end);
        }
        if (low.startsWith("!--", at + 1)) {
            int end = low.indexOf("-->", at);
            return end < 0 ? low.length() : end + 2;
        }
        for (String ending : new String[] {"br", "/p", "/div", "/tr", "/li", "/h", "hr"}) {
            if (low.startsWith(ending, at + 1)) {
                out.append('\n');
                break;
            }
        }
        int end = low.indexOf('>', at);
        return end < 0 ? low.length() : end;
    }

    private static int entity(String html, int at, StringBuilder out) {
        int end = html.indexOf(';', at, Math.min(html.length(), at + LONGEST_ENTITY));
        if (end < 0) {
            out.append('&');
            return at;
        }
        String name = html.substring(at + 1, end);
        try {
            if (name.startsWith("#x") || name.startsWith("#X")) out.appendCodePoint(Integer.parseInt(name.substring(2), 16));
            else if (name.startsWith("#")) out.appendCodePoint(Integer.parseInt(name.substring(1)));
            else out.append(NAMED.getOrDefault(name, html.substring(at, end + 1)));
        } catch (IllegalArgumentException _) {
            out.append(' ');
        }
        return end;
    }
}
