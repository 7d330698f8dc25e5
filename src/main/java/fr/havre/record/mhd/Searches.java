package fr.havre.record.mhd;

import fr.havre.patients.Ins;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** FHIR searches, page after page, within bounds. */
final class Searches {
    private static final long PAGE_LIMIT = 64L << 20;
    private static final int PAGES = 2_000;
    private static final int RESTARTS = 3;

    private final Http http;

    Searches(Http http) {
        this.http = http;
    }

    static String token(Ins patient) {
        return "urn:oid:" + patient.issuer().oid() + "|" + patient.number();
    }

    HttpUrl.Builder of(String type) {
        return http.address().at(type);
    }

    /** One resource, or nothing where it is gone. */
    Optional<JsonNode> read(String type, String id) throws RecordException {
        try {
            return Optional.of(json(http.address().at(type, id).build()));
        } catch (RecordException e) {
            if (e.code() == Code.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    JsonNode json(HttpUrl url) throws RecordException {
        try (Http.Answer answer = http.get(url, Fhir.JSON, false, PAGE_LIMIT)) {
            try {
                return Json.object(answer.stream());
            } catch (IOException e) {
                throw answer.failure(e);
            }
        }
    }

    /** All resources found, in one list: for answers that are short by nature. */
    List<JsonNode> all(HttpUrl first, String type) throws RecordException {
        List<JsonNode> found = new ArrayList<>();
        pages(first, type, found::addAll);
        return found;
    }

    /** Follows next links; when one has expired (410) starts from {@code first} again. */
    void pages(HttpUrl first, String type, Consumer<List<JsonNode>> page) throws RecordException {
        for (int restart = 0;; restart++) {
            try {
                onePass(first, type, page);
                return;
            } catch (Expired e) {
                if (restart == RESTARTS) throw new RecordException(Code.ANSWER_NOT_UNDERSTOOD);
            }
        }
    }

    private void onePass(HttpUrl first, String type, Consumer<List<JsonNode>> page) throws RecordException, Expired {
        Set<HttpUrl> seen = new HashSet<>();
        HttpUrl at = first;
        while (at != null) {
            if (!seen.add(at) || seen.size() > PAGES) throw new RecordException(Code.ANSWER_NOT_UNDERSTOOD);
            JsonNode bundle = pageAt(at, seen.size() > 1);
            if (!Node.is(bundle, "Bundle")) throw new RecordException(Code.ANSWER_NOT_UNDERSTOOD);
            List<JsonNode> resources = new ArrayList<>();
            for (JsonNode each : bundle.path("entry")) {
                if (Node.is(each.path("resource"), type)) resources.add(each.path("resource"));
            }
            page.accept(resources);
            at = next(bundle);
        }
    }

    private JsonNode pageAt(HttpUrl url, boolean mayExpire) throws RecordException, Expired {
        try {
            return json(url);
        } catch (RecordException e) {
            if (mayExpire && e.code() == Code.NOT_FOUND) throw new Expired();
            throw e;
        }
    }

    private HttpUrl next(JsonNode bundle) throws RecordException {
        for (JsonNode link : bundle.path("link")) {
            if (!Node.text(link, "relation").equals(Optional.of("next"))) continue;
            Optional<String> url = Node.text(link, "url");
            if (url.isPresent()) return http.address().resolve(url.get());
        }
        return null;
    }

    private static final class Expired extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
