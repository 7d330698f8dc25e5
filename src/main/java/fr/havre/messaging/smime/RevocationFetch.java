package fr.havre.messaging.smime;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Inet6Address;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Fetches lists of revoked certificates and answers of responders, within limits: public addresses and the usual ports only,
 * no redirection, five seconds, so many bytes. A list serves until it ends, for a day at most; a place that did not answer
 * is left alone for ten minutes, so that a dead one holds up no mailbox.
 */
final class RevocationFetch implements AutoCloseable {
    static final Duration LEFT_ALONE = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_KEPT = Duration.ofDays(1);
    private static final int MOST_LIST_BYTES = 4 << 20;
    private static final int MOST_ANSWER_BYTES = 64 << 10;
    private static final int MOST_LISTS = 4;
    private static final int MOST_LEFT_ALONE = 100;
    private static final MediaType QUESTION = MediaType.get("application/ocsp-request");

    private static final Pattern FIGURES = Pattern.compile("[0-9.]+");

    private final InstantSource time;
    private final Predicate<InetAddress> reachable;
    private final OkHttpClient client;
    private final Predicate<URI> usual;
    private final Map<URI, Kept> lists = youngest(MOST_LISTS);
    private final Map<URI, Instant> leftAlone = youngest(MOST_LEFT_ALONE);
    private volatile boolean closed;

    private record Kept(X509CRL list, Instant until) { }

    RevocationFetch() {
        this(InstantSource.system(), RevocationFetch::isPublic, RevocationFetch::isUsual);
    }

    /**
     * Somewhere else.
     *
     * @param reachable which addresses may be asked
     * @param usual which places
     */
    RevocationFetch(InstantSource time, Predicate<InetAddress> reachable, Predicate<URI> usual) {
        this.time = time;
        this.reachable = reachable;
        this.usual = usual;
        client = new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .callTimeout(LONGEST).connectTimeout(LONGEST).readTimeout(LONGEST).followRedirects(false)
                .followSslRedirects(false).retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(1, 1, TimeUnit.SECONDS)).dns(host -> resolved(host, reachable)).build();
    }

    private static <K, V> Map<K, V> youngest(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** A name that leads into the practice's own network is none. */
    private static List<InetAddress> resolved(String host, Predicate<InetAddress> reachable) throws UnknownHostException {
        List<InetAddress> found = List.of(InetAddress.getAllByName(host)).stream().filter(reachable).toList();
        if (found.isEmpty()) throw new UnknownHostException("not asked");
        return found;
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;              // RFC 4193
        boolean carrier = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;          // RFC 6598
        return !address.isLoopbackAddress() && !address.isSiteLocalAddress() && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress() && !address.isMulticastAddress() && !unique && !carrier;
    }

    private static boolean isUsual(URI place) {
        return place.getPort() == -1 || place.getPort() == 80 || place.getPort() == 443;
    }

    /** One that is in force, fetched or kept. */
    synchronized Optional<X509CRL> list(URI place) {
        Kept kept = lists.get(place);
        if (kept != null && time.instant().isBefore(kept.until())) return Optional.of(kept.list());
        lists.remove(place);
        Optional<X509CRL> list = fetched(place, Request.Builder::get, MOST_LIST_BYTES).flatMap(Revocations::read);
        list.ifPresent(each -> lists.put(place, new Kept(each, until(each))));
        return list;
    }

    /** What came from there is not the authority's, perhaps forged on the way: not kept, fetched again once it has rested. */
    synchronized void provesNothing(URI place) {
        lists.remove(place);
        leftAlone.put(place, time.instant().plus(LEFT_ALONE));
    }

    private Instant until(X509CRL list) {
        Instant longest = time.instant().plus(LONGEST_KEPT);
        if (list.getNextUpdate() == null) return time.instant();
        Instant next = list.getNextUpdate().toInstant();
        return next.isBefore(longest) ? next : longest;
    }

    /** What a responder says to a question; nothing of it is kept. */
    synchronized Optional<byte[]> answer(URI place, byte[] question) {
        return fetched(place, request -> request.post(RequestBody.create(question, QUESTION)), MOST_ANSWER_BYTES);
    }

    private Optional<byte[]> fetched(URI place, UnaryOperator<Request.Builder> method, int most) {
        Instant until = leftAlone.get(place);
        HttpUrl url = HttpUrl.parse(place.toString());
        boolean resting = until != null && time.instant().isBefore(until);
        if (closed || resting || url == null || !usual.test(place) || !mayBeAsked(url)) return Optional.empty();
        Optional<byte[]> got = got(method.apply(new Request.Builder().url(url)).build(), most);
        if (got.isEmpty()) leftAlone.put(place, time.instant().plus(LEFT_ALONE));
        else leftAlone.remove(place);
        return got;
    }

    /** An address in figures is connected to without being looked up, so without the rule of {@link #resolved}. */
    private boolean mayBeAsked(HttpUrl url) {
        if (url.host().indexOf(':') < 0 && !FIGURES.matcher(url.host()).matches()) return true;
        try {
            return reachable.test(InetAddress.getByName(url.host()));           // in figures: nothing is asked
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private Optional<byte[]> got(Request request, int most) {
        try (Response response = client.newCall(request).execute(); InputStream in = response.body().byteStream()) {
            if (response.code() != 200) return Optional.empty();
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Ends what waits. */
    @Override public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
