package fr.havre.documents.xml;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Stands before the XML parser and lets through only what the parser can hold: a document type declaration, or a tag,
 * comment, CDATA section or reference longer than any real one, ends the reading before the parser sees it. Text
 * between tags may be of any length: it is streamed.
 */
final class GuardedReader extends FilterReader {
    private static final int MAX_TAG = 256 << 10;
    private static final int MAX_COMMENT = 4 << 20;
    private static final int MAX_CDATA = 16 << 20;
    private static final int MAX_REFERENCE = 32;
    private static final long MAX_ALL_TAGS = 16L << 20;

    private enum Inside { TEXT, REFERENCE, OPENED, DECLARATION, TAG, DOUBLE_QUOTES, SINGLE_QUOTES, INSTRUCTION,
            COMMENT, CDATA }

    private Inside inside = Inside.TEXT;
    private long length;
    private long allTags;
    private char before;
    private char beforeThat;
    private final StringBuilder declaration = new StringBuilder(8);

    GuardedReader(Reader in) {
        super(in);
    }

    @Override public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override public int read(char[] into, int offset, int count) throws IOException {
        int read = in.read(into, offset, count);
        for (int i = offset; i < offset + read; i++) {
            char c = into[i];
            if (inside == Inside.TEXT && c != '<' && c != '&') continue;
            step(c);
        }
        return read;
    }

    private void step(char c) {
        length++;
        switch (inside) {
            case TEXT -> go(c == '<' ? Inside.OPENED : Inside.REFERENCE);
            case REFERENCE -> {
                if (c == ';') go(Inside.TEXT);
                else if (c == '<') go(Inside.OPENED);
                else limit(MAX_REFERENCE, "reference");
            }
            case OPENED -> go(c == '!' ? Inside.DECLARATION : c == '?' ? Inside.INSTRUCTION : Inside.TAG);
            case DECLARATION -> declaration(c);
            case TAG, DOUBLE_QUOTES, SINGLE_QUOTES -> tag(c);
            case INSTRUCTION -> endsAt(c == '>' && before == '?', MAX_TAG, "instruction");
            case COMMENT -> endsAt(c == '>' && before == '-' && beforeThat == '-'
                    && length > 2, MAX_COMMENT, "comment");
            case CDATA -> endsAt(c == '>' && before == ']' && beforeThat == ']', MAX_CDATA, "CDATA");
        }
        beforeThat = before;
        before = c;
    }

    private void declaration(char c) {
        declaration.append(c);
        String so = declaration.toString();
        if (so.equals("--")) go(Inside.COMMENT);
        else if (so.equals("[CDATA[")) go(Inside.CDATA);
        else if (!"--".startsWith(so) && !"[CDATA[".startsWith(so)) {
            throw new DocumentRefusedException(Code.DOCTYPE_FORBIDDEN, "XML declaration");
        }
    }

    private void tag(char c) {
        limit(MAX_TAG, "tag");
        if (++allTags > MAX_ALL_TAGS) throw new DocumentRefusedException(Code.TOO_COMPLEX, "XML tags");
        switch (inside) {
            case DOUBLE_QUOTES -> inside = c == '"' ? Inside.TAG : inside;
            case SINGLE_QUOTES -> inside = c == '\'' ? Inside.TAG : inside;
            default -> {
                if (c == '>') go(Inside.TEXT);
                else if (c == '"') inside = Inside.DOUBLE_QUOTES;
                else if (c == '\'') inside = Inside.SINGLE_QUOTES;
            }
        }
    }

    private void endsAt(boolean end, int max, String what) {
        if (end) go(Inside.TEXT);
        else limit(max, what);
    }

    private void limit(int max, String what) {
        if (length > max) throw new DocumentRefusedException(Code.TOO_COMPLEX, "XML " + what);
    }

    private void go(Inside next) {
        inside = next;
        length = 0;
        declaration.setLength(0);
    }

    @Override public boolean markSupported() {
        return false;
    }
}
