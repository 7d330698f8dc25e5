package fr.havre.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The message that is answered (RFC 5322 section 3.6.4).
 *
 * @param id its Message-ID, with angle brackets
 * @param references what it answered itself, the oldest first
 */
public record Answered(String id, List<String> references) {
    private static final int MOST = 20;

    public Answered {
        references = List.copyOf(references);
    }

    /** {@code In-Reply-To} and {@code References}, folded: the first and the last ones where there are many. */
    Map<String, String> headers() {
        List<String> all = new ArrayList<>(references);
        all.remove(id);
        all.add(id);
        if (all.size() > MOST) all.subList(1, all.size() - MOST + 1).clear();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("In-Reply-To", id);
        headers.put("References", String.join("\r\n ", all));
        return headers;
    }
}
