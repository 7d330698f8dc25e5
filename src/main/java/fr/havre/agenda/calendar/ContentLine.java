package fr.havre.agenda.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One unfolded line: name, parameters, value (RFC 5545 3.1). */
record ContentLine(String name, Map<String, String> parameters, String value) {
    /** Empty for a line that has no value or an unclosed quote. */
    static Optional<ContentLine> parse(String line) {
        int end = 0;
        boolean quoted = false;
        while (end < line.length() && (quoted || line.charAt(end) != ':')) {
            if (line.charAt(end) == '"') quoted = !quoted;
            end++;
        }
        if (end == line.length()) return Optional.empty();
        List<String> head = parts(line.substring(0, end));
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : head.subList(1, head.size())) {
            int equals = parameter.indexOf('=');
            if (equals < 0) return Optional.empty();
            parameters.put(parameter.substring(0, equals).toUpperCase(Locale.ROOT),
                    parameter.substring(equals + 1).replace("\"", ""));
        }
        return Optional.of(new ContentLine(head.getFirst().toUpperCase(Locale.ROOT), parameters, line.substring(end + 1)));
    }

    /** Between semicolons that stand in no quotes. */
    private static List<String> parts(String head) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < head.length(); i++) {
            if (head.charAt(i) == '"') quoted = !quoted;
            if (head.charAt(i) != ';' || quoted) continue;
            parts.add(head.substring(begin, i));
            begin = i + 1;
        }
        parts.add(head.substring(begin));
        return parts;
    }

    /** The value as a text: its escapes undone, on one line. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? ' ' : escaped);
            } else {
                text.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return text.toString().strip();
    }

    @Override public String toString() {
        return "ContentLine[" + name + "]";
    }
}
