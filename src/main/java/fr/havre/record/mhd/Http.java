package fr.havre.record.mhd;

import fr.havre.record.ConnectorSettings;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Requests to one server: bearer credential, TLS always verified, redirections followed on the same server only,
 * nothing sent
 * twice behind the caller's back.
 */
final class Http implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Http.class.getName());
    private static final int REDIRECTIONS = 5;
    /** What changes something: after its first byte left, a failure says nothing about whether it was done. */
    private static final List<String> CHANGING = List.of("POST", "PATCH", "PUT", "DELETE");

    /** Set once the request's first byte may have left. */
    private static final class Departure {
        private volatile boolean left;
    }

    private final Address address;
    private final ConnectorSettings settings;
    private final InstantSource time;
    private final OkHttpClient small;
    private final OkHttpClient transfers;

    Http(ConnectorSettings settings, InstantSource time) {
        this.address = Address.of(settings.base());
        this.settings = settings;
        this.time = time;
        Trust trust = Trust.withAuthoritiesOf(settings.certificates());
        ConnectorSettings.Timeouts timeouts = settings.timeouts();
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .sslSocketFactory(trust.sockets(), trust.manager())
                .connectionSpecs(List.of(address.base().isHttps() ? ConnectionSpec.MODERN_TLS
                : ConnectionSpec.CLEARTEXT))
                .connectTimeout(timeouts.connect()).readTimeout(timeouts.read()).writeTimeout(timeouts.read())
                .followRedirects(false).followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(4, 20, TimeUnit.SECONDS))
                .eventListenerFactory(call -> new EventListener() {
                    @Override public void requestHeadersStart(Call started) {
                        Departure departure = started.request().tag(Departure.class);
                        if (departure != null) departure.left = true;
                    }
                });
        if (!address.base().isHttps()) builder.proxy(java.net.Proxy.NO_PROXY);           // this computer
        this.small = builder.callTimeout(timeouts.call()).build();
        this.transfers = small.newBuilder().callTimeout(timeouts.transfer()).build();
    }

    Address address() {
        return address;
    }

    /** The answer to a question: 2xx, its body within {@code limit} bytes. */
    Answer get(HttpUrl url, String accept, boolean transfer, long limit) throws RecordException {
        HttpUrl at = url;
        for (int i = 0; i <= REDIRECTIONS; i++) {
            Answer answer = ask(new Request.Builder().url(at).get().header("Accept", accept), transfer, limit);
            int status = answer.status();
            if (status < 300 || status >= 400 || answer.header("Location") == null) return accepted(answer);
            try (answer) {
                at = address.redirected(at, answer.header("Location"));
            }
        }
        throw new RecordException(Code.ANSWER_NOT_UNDERSTOOD);
    }

    /** Sends what changes something, once. */
    Answer send(String method, HttpUrl url, RequestBody body, Map<String, String> headers, boolean transfer, long limit)
            throws RecordException {
        Request.Builder request = new Request.Builder().url(url).method(method, body);
        headers.forEach(request::header);
        return accepted(ask(request, transfer, limit));
    }

    /** One attempt; after a 401 a second one if another credential is to be had: a 401 did nothing. */
    private Answer ask(Request.Builder request, boolean transfer, long limit) throws RecordException {
        String token = settings.tokens().token();
        Answer answer = once(request, token, transfer, limit);
        if (answer.status() != 401) return answer;
        boolean renewed;
        try {
            renewed = settings.tokens().renew(token);
        } catch (RecordException e) {
            answer.close();
            throw e;
        }
        if (!renewed) return answer;
        answer.close();
        return once(request, settings.tokens().token(), transfer, limit);
    }

    private Answer once(Request.Builder builder, String token, boolean transfer, long limit) throws RecordException {
        Departure departure = new Departure();
        Request request = builder.header("Authorization", "Bearer " + token).tag(Departure.class, departure).build();
        if (!address.ours(request.url())) throw new RecordException(Code.FOREIGN_ADDRESS);
        long started = System.nanoTime();
        boolean changing = CHANGING.contains(request.method());
        try {
            Response response = (transfer ? transfers : small).newCall(request).execute();
            log(request, response.code(), started);
            return new Answer(response, changing, limit);
        } catch (InterruptedIOException e) {
            throw Failures.of(e, changing && departure.left);
        } catch (IOException e) {
            RecordException failure = Failures.of(e, changing && departure.left);
            LOG.log(Level.DEBUG, "record: {0} {1}", request.method(), failure.code());
            throw failure;
        }
    }

    private void log(Request request, int status, long started) {
        LOG.log(Level.DEBUG, "record: {0} -> {1} in {2} ms", request.method(), status,
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    private Answer accepted(Answer answer) throws RecordException {
        if (answer.status() >= 200 && answer.status() < 300) return answer;
        try (answer) {
            throw Failures.of(answer.response(), answer.changing(), time);
        }
    }

    @Override public void close() {
        small.dispatcher().cancelAll();
        small.dispatcher().executorService().shutdown();
        small.connectionPool().evictAll();
    }

    /** An answer whose body has not been read yet. Close it. */
    record Answer(Response response, boolean changing, long limit) implements AutoCloseable {
        int status() {
            return response.code();
        }

        String header(String name) {
            return response.header(name);
        }

        /** Lower case, without parameters; empty where none is given. */
        String contentType() {
            String value = response.header("Content-Type");
            return value == null ? "" : value.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
        }

        InputStream stream() {
            return new BoundedStream(response.body().byteStream(), limit);
        }

        RecordException failure(IOException e) {
            return Failures.of(e, changing);
        }

        @Override public void close() {
            response.close();
        }
    }
}
