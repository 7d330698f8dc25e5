package fr.havre.agenda.fhir;

import fr.havre.agenda.fhir.AgendaServerException.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to one server: TLS verified, no redirection, thirty seconds and eight megabytes for an answer. */
final class Http implements AutoCloseable {
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long LARGEST = 8L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(40).maxTokenCount(400_000)
                    .maxStringLength(100_000).maxNameLength(500).maxNumberLength(50).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build()).build();

    private final HttpUrl base;
    private final String token;
    private final OkHttpClient client;

    Http(AgendaServer server, Duration longest) {
        HttpUrl url = HttpUrl.get(server.base().toString());
        base = url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
        token = server.token();
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionSpecs(List.of(base.isHttps() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .connectTimeout(longest).readTimeout(longest).callTimeout(longest).followRedirects(false).followSslRedirects(false);
        if (!base.isHttps()) builder.proxy(Proxy.NO_PROXY);                              // this computer
        client = builder.build();
    }

    HttpUrl.Builder at(String type) {
        return base.newBuilder().addPathSegment(type);         // takes the place of the empty last segment
    }

    /** What {@code given} in an answer points to: on this server only. */
    HttpUrl ours(HttpUrl from, String given) throws AgendaServerException {
        HttpUrl url = from.resolve(given.strip());
        if (url == null || !url.scheme().equals(base.scheme()) || !url.host().equals(base.host()) || url.port() != base.port()
                || !url.username().isEmpty() || !url.password().isEmpty()) throw new AgendaServerException(Code.FOREIGN_ADDRESS);
        return url;
    }

    JsonNode get(HttpUrl url) throws AgendaServerException {
        Request.Builder request = new Request.Builder().url(url).get().header("Accept", "application/fhir+json");
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        try (Response response = client.newCall(request.build()).execute()) {
            if (!response.isSuccessful()) throw new AgendaServerException(refusal(response.code()));
            try (InputStream body = new Bounded(response.body().byteStream())) {
                return object(body);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static JsonNode object(InputStream in) throws AgendaServerException, IOException {
        try (JsonParser parser = MAPPER.createParser(in)) {
            JsonNode read = MAPPER.readTree(parser);
            if (read == null || !read.isObject() || parser.nextToken() != null) {
                throw new AgendaServerException(Code.ANSWER_NOT_UNDERSTOOD);
            }
            return read;
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException _) {
            throw new AgendaServerException(Code.ANSWER_NOT_UNDERSTOOD);            // a parser's words quote what it read
        }
    }

    private static Code refusal(int status) {
        if (status == 401 || status == 403) return Code.TOKEN_REFUSED;
        if (status >= 500 || status == 408 || status == 429) return Code.UNREACHABLE;
        return status >= 400 ? Code.REFUSED : Code.ANSWER_NOT_UNDERSTOOD;
    }

    private static AgendaServerException failure(IOException e) {
        if (e instanceof TooLong) return new AgendaServerException(Code.TOO_LARGE);
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof CertificateException || each instanceof CertPathValidatorException
                    || each instanceof SSLPeerUnverifiedException) return new AgendaServerException(Code.NOT_TRUSTED, e);
        }
        return new AgendaServerException(Code.UNREACHABLE, e);
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** After decompression: a gzip bomb ends here. */
    private static final class Bounded extends FilterInputStream {
        private long left = LARGEST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override public int read() throws IOException {
            int got = in.read();
            if (got >= 0) count(1);
            return got;
        }

        @Override public int read(byte[] into, int offset, int length) throws IOException {
            int got = in.read(into, offset, length);
            if (got > 0) count(got);
            return got;
        }

        private void count(long bytes) throws TooLong {
            left -= bytes;
            if (left < 0) throw new TooLong();
        }
    }

    @Override public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
