package fr.havre.directory.fhir;

import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryException.Code;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** The requests of one question: at most {@value #REQUESTS}, thirty seconds in all; remembers whether more was to be had. */
final class Asking {
    private static final int REQUESTS = 20;
    private static final String PAGE = "50";

    private final Http http;
    private final Gathered gathered = new Gathered();
    private final long end = System.nanoTime() + Http.LONGEST.toNanos();
    private int requests;
    private boolean more;

    Asking(Http http) {
        this.http = http;
    }

    Gathered gathered() {
        return gathered;
    }

    boolean more() {
        return more;
    }

    HttpUrl.Builder of(String type) {
        return http.at(type).addQueryParameter("active", "true").addQueryParameter("_count", PAGE);
    }

    /** Reads up to {@code pages} pages. */
    void read(HttpUrl first, int pages) throws DirectoryException {
        Set<HttpUrl> seen = new HashSet<>();
        HttpUrl at = first;
        while (at != null && seen.size() < pages && requests < REQUESTS) {
            if (!seen.add(at)) throw new DirectoryException(Code.ANSWER_NOT_UNDERSTOOD);
            requests++;
            JsonNode bundle = http.get(at, left());
            if (!Nodes.is(bundle, "Bundle")) throw new DirectoryException(Code.ANSWER_NOT_UNDERSTOOD);
            gathered.add(bundle);
            at = next(bundle);
        }
        more |= at != null;
    }

    private Duration left() throws DirectoryException {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) throw new DirectoryException(Code.UNREACHABLE);
        return left;
    }

    private HttpUrl next(JsonNode bundle) throws DirectoryException {
        for (JsonNode link : bundle.path("link")) {
            String url = link.path("url").stringValue("");
            if (Nodes.text(link, "relation").equals("next") && !url.isBlank()) return http.ours(url);
        }
        return null;
    }

    /** The people who work in these structures. */
    void peopleOf(List<String> structures) throws DirectoryException {
        if (structures.isEmpty()) return;
        read(of("PractitionerRole").addQueryParameter("organization", String.join(",", structures))
                .addQueryParameter("_include", "PractitionerRole:practitioner").build(), 4);
    }

    /** Everywhere that the people gathered so far work, with the structures. */
    void placesOfPeople() throws DirectoryException {
        List<String> people = gathered.practitioners();
        for (int from = 0; from < people.size(); from += 50) {
            read(of("PractitionerRole")
                    .addQueryParameter("practitioner", String.join(",", people.subList(from, Math.min(people.size(), from + 50))))
                    .addQueryParameter("_include", "PractitionerRole:organization").build(), 4);
        }
    }
}
