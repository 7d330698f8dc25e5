package fr.havre.messaging.transport;

import fr.havre.messaging.Mailbox;
import fr.havre.messaging.TokenRenewal;
import fr.havre.messaging.transport.MailException.Code;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an identity provider for the next access token (RFC 6749, section 6): HTTPS under the mailbox's authorities, its
 * certificate shown (RFC 8705), never elsewhere than where the setting says, asked once, {@value #MOST_BYTES} bytes read.
 */
public final class TokenEndpoint {
    private static final int MOST_BYTES = 64 << 10;
    private static final int LONGEST_TOKEN = 16_384;
    private static final Duration USUAL_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofHours(12);
    private static final Set<String> OVER = Set.of("invalid_grant", "invalid_token");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Duration within;

    /** @param within for the whole answer */
    public TokenEndpoint(Duration within) {
        this.within = within;
    }

    /**
     * What a provider gave.
     *
     * @param life of the access token, from the answer on
     * @param refresh what the next renewal is asked with; empty: as before
     */
    public record Renewed(String access, Duration life, Optional<String> refresh) {
        @Override public String toString() {
            return "Renewed[" + life + "]";
        }
    }

    /**
     * Exchanges a refresh token.
     *
     * @throws MailException {@code SIGN_IN_OVER} if it is good for nothing any more; {@code TOKEN_REFUSED} if we are;
     *     {@code TOKEN_NOT_TRUSTED}; {@code TOKEN_UNREACHABLE} if it may work later
     */
    public Renewed renew(Mailbox mailbox, TokenRenewal renewal, String refresh) throws MailException {
        FormBody.Builder form = new FormBody.Builder().add("grant_type", "refresh_token").add("refresh_token", refresh)
                .add("client_id", renewal.client());
        renewal.clientSecret().ifPresent(secret -> form.add("client_secret", secret));
        Request request = new Request.Builder().url(renewal.endpoint().toString()).header("Accept", "application/json")
                .post(form.build()).build();
        OkHttpClient client = client(mailbox);
        try (Response response = client.newCall(request).execute()) {
            byte[] body = response.body().byteStream().readNBytes(MOST_BYTES);
            return response.code() == 200 ? read(body) : refused(response.code(), body);
        } catch (IOException e) {
            throw new MailException(isOfTrust(e) ? Code.TOKEN_NOT_TRUSTED : Code.TOKEN_UNREACHABLE, e);
        } finally {
            client.connectionPool().evictAll();
        }
    }

    private OkHttpClient client(Mailbox mailbox) throws MailException {
        try {
            KeyStore authorities = Trust.authorities(mailbox.trusted());
            X509TrustManager manager = Arrays.stream(Trust.managers(authorities, mailbox.revocation()))
                    .map(TokenEndpoint::x509).flatMap(Optional::stream).findFirst().orElseThrow();
            TlsSockets sockets = new TlsSockets(Trust.context(mailbox.signIn().certificate(), mailbox.trusted(),
                    mailbox.revocation()).getSocketFactory());
            return new OkHttpClient.Builder().sslSocketFactory(sockets, manager)
                    .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS)).callTimeout(within).connectTimeout(within)
                    .readTimeout(within).writeTimeout(within).followRedirects(false).followSslRedirects(false)
                    .retryOnConnectionFailure(false).connectionPool(new ConnectionPool(1, 1, TimeUnit.SECONDS)).build();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new MailException(Code.TOKEN_NOT_TRUSTED, e);
        }
    }

    private static Optional<X509TrustManager> x509(TrustManager manager) {
        return manager instanceof X509TrustManager it ? Optional.of(it) : Optional.empty();
    }

    private static Renewed read(byte[] body) throws MailException {
        JsonNode said = json(body);
        String access = said.path("access_token").asString("");
        if (!plausible(access)) throw new MailException(Code.TOKEN_REFUSED);
        long seconds = said.path("expires_in").asLong(0);
        Duration life = seconds <= 0 ? USUAL_LIFE : Duration.ofSeconds(Math.min(seconds, LONGEST_LIFE.toSeconds()));
        return new Renewed(access, life, Optional.of(said.path("refresh_token").asString("")).filter(TokenEndpoint::plausible));
    }

    private static Renewed refused(int status, byte[] body) throws MailException {
        if (status == 408 || status == 429 || status >= 500) throw new MailException(Code.TOKEN_UNREACHABLE);
        boolean over = status < 500 && status >= 400 && OVER.contains(json(body).path("error").asString(""));
        throw new MailException(over ? Code.SIGN_IN_OVER : Code.TOKEN_REFUSED);
    }

    private static boolean plausible(String token) {
        return !token.isEmpty() && token.length() <= LONGEST_TOKEN && token.chars().noneMatch(Character::isISOControl);
    }

    /** What is no object says nothing. */
    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    private static boolean isOfTrust(IOException failure) {
        return failure instanceof SSLPeerUnverifiedException
                || MailFailures.find(failure, CertificateException.class).isPresent()
                || MailFailures.find(failure, CertPathValidatorException.class).isPresent();
    }
}
