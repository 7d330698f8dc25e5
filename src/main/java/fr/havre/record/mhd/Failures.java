package fr.havre.record.mhd;

import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/** Turns what a server or the network did into a {@link RecordException}. */
final class Failures {
    private static final long OUTCOME_LIMIT = 1 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final List<String> REFERENCE_HEADERS = List.of("X-Request-Id", "X-Correlation-Id", "Request-Id");

    private Failures() { }

    /** @param maybeDone the request may have reached the server and was one that changes something */
    static RecordException of(IOException e, boolean maybeDone) {
        if (e instanceof BoundedStream.TooLong) return new RecordException(Code.TOO_LARGE);
        if (maybeDone) return new RecordException(Code.MAYBE_DONE, e);
        return new RecordException(aboutCertificate(e) ? Code.NOT_TRUSTED : Code.UNREACHABLE, e);
    }

    private static boolean aboutCertificate(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof CertificateException || each instanceof CertPathValidatorException
                    || each instanceof SSLPeerUnverifiedException) return true;
        }
        return false;
    }

    /**
     * What a status other than 2xx means; reads the OperationOutcome if there is one.
     *
     * @param changing the request was one that changes something: behind a gateway's 502 or 504 it may have been
     * carried out
     */
    static RecordException of(Response answer, boolean changing, InstantSource time) {
        JsonNode outcome = outcome(answer);
        Code code = code(answer.code());
        return new RecordException(changing && code == Code.UNREACHABLE ? Code.MAYBE_DONE : code, reference(answer),
                words(outcome), retryAfter(answer, time), null);
    }

    private static Code code(int status) {
        return switch (status) {
            case 401, 407 -> Code.SIGN_IN_NEEDED;
            case 403 -> Code.ACCESS_BLOCKED;
            case 404, 410 -> Code.NOT_FOUND;
            case 405, 501 -> Code.NOT_SUPPORTED;
            case 409, 412 -> Code.CONFLICT;
            case 413 -> Code.TOO_LARGE;
            case 429, 503 -> Code.BUSY;
            case 408 -> Code.UNREACHABLE;
            default -> status >= 500 ? Code.UNREACHABLE : status >= 400 ? Code.REFUSED : Code.ANSWER_NOT_UNDERSTOOD;
        };
    }

    private static JsonNode outcome(Response answer) {
        try {
            return Json.object(new BoundedStream(answer.body().byteStream(), OUTCOME_LIMIT));
        } catch (IOException | RecordException e) {
            // the status says enough; a proxy's page is not an explanation
            return Json.mapper().createObjectNode();
        }
    }

    /** The texts of an OperationOutcome for the user to read: {@code details.text}, else {@code diagnostics}. */
    static String words(JsonNode outcome) {
        if (!Node.text(outcome, "resourceType").equals(java.util.Optional.of("OperationOutcome"))) return null;
        List<String> words = new ArrayList<>();
        for (JsonNode issue : outcome.path("issue")) {
            Node.text(issue.path("details"), "text").or(() -> Node.text(issue, "diagnostics"))
                    .or(() -> Node.text(issue, "code")).ifPresent(words::add);
        }
        return String.join("\n", words);
    }

    private static String reference(Response answer) {
        return REFERENCE_HEADERS.stream().map(answer::header).filter(value -> value != null).findFirst().orElse(null);
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3), at most a day. */
    private static Duration retryAfter(Response answer, InstantSource time) {
        String value = answer.header("Retry-After");
        if (value == null) return null;
        try {
            Duration wait = value.strip().matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(time.instant(),
                            ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            if (wait.isNegative()) return Duration.ZERO;
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
