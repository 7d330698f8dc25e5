package fr.havre.vault.keys;

import fr.havre.vault.keys.StrictJson.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON text (RFC 8259) of a few kilobytes into maps, lists, strings and integers of 32 bits; {@code true}, {@code false},
 * {@code null} and other numbers are read, but are an empty {@code Optional}. Bounded in depth and lengths. A
 * library's reader takes longer to be loaded than these files to be read, and who can sign in is read before the first
 * window.
 */
final class JsonReader {
    private static final int DEEPEST = 4;
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_STRING = 4096;
    private static final int LONGEST_NUMBER = 10;
    private static final Optional<Object> OTHER = Optional.empty();

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** A map, a list, a string, an {@code Integer}, or the {@code Optional} told above. */
    static Object read(byte[] json) throws MalformedException {
        if (json.length > SummedFile.MAX_BYTES) throw new MalformedException("too long");
        try {
            JsonReader reader = new JsonReader(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
            Object value = reader.value(0);
            reader.skipBlanks();
            if (reader.at < reader.text.length()) throw new MalformedException("more than one value");
            return value;
        } catch (CharacterCodingException e) {
            throw new MalformedException("not UTF-8");
        }
    }

    private Object value(int depth) throws MalformedException {
        if (depth > DEEPEST) throw new MalformedException("too deep");
        skipBlanks();
        char first = peek();
        return switch (first) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string(LONGEST_STRING);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws MalformedException {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (ends('}')) return members;
        do {
            skipBlanks();
            String name = string(LONGEST_NAME);
            skipBlanks();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) throw new MalformedException("a name twice");
        } while (goesOn('}'));
        return members;
    }

    private List<Object> array(int depth) throws MalformedException {
        List<Object> values = new ArrayList<>();
        at++;
        if (ends(']')) return values;
        do {
            values.add(value(depth + 1));
        } while (goesOn(']'));
        return values;
    }

    private boolean ends(char end) throws MalformedException {
        skipBlanks();
        if (peek() != end) return false;
        at++;
        return true;
    }

    private boolean goesOn(char end) throws MalformedException {
        if (ends(end)) return false;
        expect(',');
        return true;
    }

    private String string(int longest) throws MalformedException {
        expect('"');
        StringBuilder read = new StringBuilder();
        for (char next = take(); next != '"'; next = take()) {
            if (next < ' ') throw new MalformedException("control character");
            read.append(next == '\\' ? escaped() : next);
            if (read.length() > longest) throw new MalformedException("string too long");
        }
        return read.toString();
    }

    private char escaped() throws MalformedException {
        char escape = take();
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new MalformedException("escape");
        };
    }

    private int hex() throws MalformedException {
        char digit = take();
        int value = digit < 128 ? Character.digit(digit, 16) : -1;
        if (value < 0) throw new MalformedException("escape");
        return value;
    }

    private Object word(String word) throws MalformedException {
        if (!text.startsWith(word, at)) throw new MalformedException("word");
        at += word.length();
        return OTHER;
    }

    private Object number() throws MalformedException {
        int start = at;
        if (peek() == '-') at++;
        if (digits() > 1 && text.charAt(text.charAt(start) == '-' ? start + 1 : start) == '0') throw new MalformedException("zero first");
        int whole = at;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) | ' ') == 'e') {
            at++;
            if (peek() == '+' || peek() == '-') at++;
            digits();
        }
        if (at - start > LONGEST_NUMBER) throw new MalformedException("number too long");
        if (whole < at) return OTHER;
        long value = Long.parseLong(text, start, at, 10);
        return value == (int) value ? (Object) (int) value : OTHER;
    }

    private int digits() throws MalformedException {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
        if (at == start) throw new MalformedException("number");
        return at - start;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private char peek() throws MalformedException {
        if (at >= text.length()) throw new MalformedException("cut off");
        return text.charAt(at);
    }

    private char take() throws MalformedException {
        char taken = peek();
        at++;
        return taken;
    }

    private void expect(char wanted) throws MalformedException {
        if (take() != wanted) throw new MalformedException("not what stands there");
    }
}
