package fr.havre.record.mhd;

import fr.havre.record.Fetched;
import fr.havre.record.RecordConnector;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RemoteDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;

/** ITI-68: the bytes of a document, from wherever its entry says they are on this server. */
final class Fetcher {
    /** Base64 takes a third more, and some JSON around it. */
    private static final long WRAPPED_LIMIT = RecordConnector.LARGEST_DOCUMENT_BYTES / 3 * 4 + (1 << 20);
    private static final int TYPE_PEEK_BYTES = 4096;

    private final Http http;

    Fetcher(Http http) {
        this.http = http;
    }

    Fetched fetch(RemoteDocument document, OutputStream to) throws RecordException, IOException {
        if (document.sizeBytes().orElse(0) > RecordConnector.LARGEST_DOCUMENT_BYTES) throw new RecordException(Code.TOO_LARGE);
        Optional<HttpUrl> address = document.address().isPresent()
                ? Optional.of(http.address().resolve(document.address().get())) : Optional.empty();
        HttpUrl url = address.orElseGet(() -> http.address().at("DocumentReference", document.entryUuid()).build());
        String expected = document.contentType().map(Fetcher::bare).orElse("*/*");
        String accept = address.isEmpty() ? Fhir.JSON : accept(expected);
        Counted counted = new Counted(to);
        try (Http.Answer answer = http.get(url, accept, true, WRAPPED_LIMIT)) {
            try {
                copy(answer, address.isEmpty(), expected, counted);
            } catch (ToFailed e) {
                throw e.failure;
            } catch (IOException e) {
                throw answer.failure(e);
            }
        }
        return checked(document, counted, isStructured(expected));
    }

    /** Some servers choke on a type that is none: then anything will do. */
    private static String accept(String expected) {
        return MediaType.parse(expected) == null ? "*/*" : expected;
    }

    private static void copy(Http.Answer answer, boolean insideEntry, String expected, Counted to)
            throws RecordException, IOException {
        String type = answer.contentType();
        if (insideEntry) {
            InlineData.copy(answer.stream(), "DocumentReference", to);
        } else if (Fhir.isJson(type) && (!isStructured(expected) || isBinaryResource(answer))) {
            InlineData.copy(answer.stream(), "Binary", to);
        } else if (type.equals("text/html") && !expected.equals("text/html") && !expected.equals("*/*")) {
            throw new RecordException(Code.ANSWER_NOT_UNDERSTOOD);                 // a proxy's page, a sign-in form
        } else {
            try (InputStream in = answer.stream()) {
                in.transferTo(to);
            }
        }
    }

    /** A FHIR document asked for as FHIR may come inside a Binary all the same. */
    private static boolean isBinaryResource(Http.Answer answer) throws IOException {
        try (var peek = answer.response().body().source().peek()) {
            peek.request(TYPE_PEEK_BYTES);
            String start = peek.readString(Math.min(TYPE_PEEK_BYTES, peek.getBuffer().size()),
                    java.nio.charset.StandardCharsets.ISO_8859_1);
            return start.replaceAll("\\s", "").contains("\"resourceType\":\"Binary\"");
        }
    }

    private static boolean isStructured(String contentType) {
        return contentType.equals("application/fhir+json") || contentType.equals("application/fhir+xml");
    }

    private static String bare(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Fetched checked(RemoteDocument document, Counted got, boolean writtenAnew) throws RecordException {
        boolean same = document.sha1().map(got.sha1()::equals).orElse(false);
        boolean differs = document.sha1().isPresent() ? !same
                : document.sizeBytes().isPresent() && document.sizeBytes().getAsLong() != got.count;
        if (differs && !writtenAnew) throw new RecordException(Code.HASH_DIFFERS);
        return new Fetched(got.count, document.contentType().map(Fetcher::bare).orElse("application/octet-stream"),
                same);
    }

    /** The caller's stream failed, not the network. */
    private static final class ToFailed extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient IOException failure;

        ToFailed(IOException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** Counts, hashes and limits what is handed on. */
    private static final class Counted extends OutputStream {
        private final OutputStream to;
        private final MessageDigest digest;
        private long count;

        Counted(OutputStream to) {
            this.to = to;
            try {
                // what the profile prescribes; the vault has its own
                digest = MessageDigest.getInstance("SHA-1");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override public void write(byte[] bytes, int offset, int length) throws IOException {
            count += length;
            if (count > RecordConnector.LARGEST_DOCUMENT_BYTES) throw new BoundedStream.TooLong();
            digest.update(bytes, offset, length);
            try {
                to.write(bytes, offset, length);
            } catch (IOException e) {
                throw new ToFailed(e);
            }
        }

        String sha1() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
