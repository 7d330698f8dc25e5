package fr.havre.record.mhd;

import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import okhttp3.HttpUrl;

/**
 * The server's base address, and what other addresses mean beside it. The credential goes to this scheme, host and
 * port and
 * nowhere else, whatever an answer says.
 */
record Address(HttpUrl base) {
    static Address of(java.net.URI typed) {
        HttpUrl url = HttpUrl.get(typed.toString());
        return new Address(url.encodedPath().endsWith("/") ? url
                : url.newBuilder().addPathSegment("").build());
    }

    /** Below the base; each segment is encoded. */
    HttpUrl.Builder at(String... segments) {
        HttpUrl.Builder builder = base.newBuilder();
        // the first takes the place of the empty last one
        for (String each : segments) builder.addPathSegment(each);
        return builder;
    }

    /** The address of the base itself, where transactions go. */
    HttpUrl root() {
        String path = base.encodedPath();
        return path.length() > 1 ? base.newBuilder().encodedPath(path.substring(0, path.length() - 1)).build() : base;
    }

    boolean ours(HttpUrl url) {
        return url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port()
                && url.username().isEmpty() && url.password().isEmpty();
    }

    /**
     * What {@code given} in an answer points to. A relative one is relative to the base (FHIR R4 references).
     *
     * @throws RecordException {@code FOREIGN_ADDRESS} if it is not on this server
     */
    HttpUrl resolve(String given) throws RecordException {
        return redirected(base, given.strip());
    }

    /** Where a redirection met at {@code from} leads, on this server only. */
    HttpUrl redirected(HttpUrl from, String location) throws RecordException {
        HttpUrl url = from.resolve(location);
        if (url == null || !ours(url)) throw new RecordException(Code.FOREIGN_ADDRESS);
        return url;
    }

    @Override public String toString() {
        return "Address[" + base.host() + "]";
    }
}
