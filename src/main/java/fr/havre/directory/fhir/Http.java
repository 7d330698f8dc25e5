package fr.havre.directory.fhir;

import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Proxy;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/**
 * Questions to one server: the key goes to it and nowhere else, TLS is always verified, 17 requests a second, 30 seconds
 * for one, eight megabytes for an answer.
 */
final class Http implements AutoCloseable {
    /** Spec: 17 requests a second for one application. */
    static final int A_SECOND = 17;
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Logger LOG = System.getLogger(Http.class.getName());
    private static final long LARGEST = 8L << 20;
    private static final int REDIRECTIONS = 3;
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);
    private static final Duration USUAL_HOLD = Duration.ofSeconds(2);

    /** Waits; a test's does not. */
    @FunctionalInterface
    interface Waiting {
        void forThis(Duration span) throws InterruptedException;
    }

    private final HttpUrl base;
    private final String key;
    private final InstantSource time;
    private final Waiting waiting;
    private final Pace pace = new Pace(A_SECOND, Duration.ofSeconds(1));
    private final OkHttpClient client;

    Http(DirectoryConnection connection, InstantSource time, Waiting waiting) {
        HttpUrl url = HttpUrl.get(connection.base().toString());
        this.base = url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
        this.key = connection.key();
        this.time = time;
        this.waiting = waiting;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionSpecs(List.of(base.isHttps() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .connectTimeout(Duration.ofSeconds(10)).readTimeout(LONGEST).writeTimeout(Duration.ofSeconds(10))
                .followRedirects(false).followSslRedirects(false).retryOnConnectionFailure(true)
                .connectionPool(new ConnectionPool(2, 20, TimeUnit.SECONDS));
        if (!base.isHttps()) builder.proxy(Proxy.NO_PROXY);                              // this computer
        this.client = builder.build();
    }

    /** Below the base. */
    HttpUrl.Builder at(String type) {
        return base.newBuilder().addPathSegment(type);         // takes the place of the empty last segment
    }

    /**
     * What {@code given} in an answer points to.
     *
     * @throws DirectoryException {@code FOREIGN_ADDRESS} if it is not on this server
     */
    HttpUrl ours(HttpUrl from, String given) throws DirectoryException {
        HttpUrl url = from.resolve(given.strip());
        if (url == null || !url.scheme().equals(base.scheme()) || !url.host().equals(base.host())
                || url.port() != base.port() || !url.username().isEmpty() || !url.password().isEmpty()) {
            throw new DirectoryException(Code.FOREIGN_ADDRESS);
        }
        return url;
    }

    HttpUrl ours(String given) throws DirectoryException {
        return ours(base, given);
    }

    /** One JSON object, within {@code within}. */
    JsonNode get(HttpUrl url, Duration within) throws DirectoryException {
        HttpUrl at = url;
        for (int i = 0; i <= REDIRECTIONS; i++) {
            await();
            try (Response response = send(at, within)) {
                String elsewhere = response.header("Location");
                if (response.code() < 300 || response.code() >= 400 || elsewhere == null) return read(response);
                at = ours(at, elsewhere);
            }
        }
        throw new DirectoryException(Code.ANSWER_NOT_UNDERSTOOD);
    }

    private void await() throws DirectoryException {
        Optional<Duration> held = pace.held(time.instant());
        if (held.isPresent()) throw new DirectoryException(Code.BUSY, held.get(), null);
        Duration wait = pace.book(System.nanoTime());
        if (!wait.isPositive()) return;
        try {
            waiting.forThis(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryException(Code.UNREACHABLE, null, null);
        }
    }

    private Response send(HttpUrl url, Duration within) throws DirectoryException {
        Request request = new Request.Builder().url(url).get().header("Accept", "application/fhir+json")
                .header("ESANTE-API-KEY", key).build();
        long started = System.nanoTime();
        try {
            Call call = client.newCall(request);
            call.timeout().timeout(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
            Response response = call.execute();
            LOG.log(Level.DEBUG, "directory: {0} in {1} ms", response.code(),
                    Duration.ofNanos(System.nanoTime() - started).toMillis());
            return response;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private JsonNode read(Response response) throws DirectoryException {
        if (!response.isSuccessful()) throw refusal(response);
        try (InputStream body = new BoundedStream(response.body().byteStream(), LARGEST)) {
            return Nodes.object(body);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static DirectoryException failure(IOException e) {
        if (e instanceof BoundedStream.TooLong) return new DirectoryException(Code.TOO_LARGE);
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof CertificateException || each instanceof CertPathValidatorException
                    || each instanceof SSLPeerUnverifiedException) return new DirectoryException(Code.NOT_TRUSTED, null, e);
        }
        return new DirectoryException(Code.UNREACHABLE, null, e);
    }

    private DirectoryException refusal(Response response) {
        int status = response.code();
        if (status == 429 || status == 503) {
            Duration wait = retryAfter(response.header("Retry-After"));
            pace.hold(time.instant().plus(wait));
            return new DirectoryException(Code.BUSY, wait, null);
        }
        return new DirectoryException(status == 401 || status == 403 ? Code.KEY_REFUSED
                : status >= 500 || status == 408 ? Code.UNREACHABLE
                : status >= 400 ? Code.REFUSED : Code.ANSWER_NOT_UNDERSTOOD);
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3), at most an hour; two seconds where nothing sensible is said. */
    private Duration retryAfter(String value) {
        if (value == null) return USUAL_HOLD;
        try {
            Duration wait = value.strip().matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(time.instant(),
                            ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            if (wait.isNegative()) return Duration.ZERO;
            return wait.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : wait;
        } catch (DateTimeParseException e) {
            return USUAL_HOLD;
        }
    }

    @Override public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
