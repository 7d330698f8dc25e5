package fr.havre.vault.content;

/**
 * Bytes that were encrypted and appended, but that no row names yet: forgotten unless {@link ContentStore#keep kept}.
 * What it holds are the values of its row to be; the document's key is in it only sealed.
 */
public final class NewContent {
    private final ContentId id;
    private final Encoding encoding;
    private final Segment segment;
    private final long offset;
    private final long length;
    private final long size;
    private final byte[] sealedKey;
    private final byte[] fingerprint;

    NewContent(ContentId id, Encoding encoding, Place place, long size, byte[] sealedKey, byte[] fingerprint) {
        this.id = id;
        this.encoding = encoding;
        this.segment = place.segment();
        this.offset = place.offset();
        this.length = place.length();
        this.size = size;
        this.sealedKey = sealedKey;
        this.fingerprint = fingerprint;
    }

    /** Where an encrypted record lies. */
    record Place(Segment segment, long offset, long length) { }

    public ContentId id() {
        return id;
    }

    /** Clear bytes. */
    public long size() {
        return size;
    }

    /**
     * HMAC-SHA-256 of the clear bytes under the compartment's own key: equal for equal bytes of one compartment only.
     */
    public byte[] fingerprint() {
        return fingerprint.clone();
    }

    Encoding encoding() {
        return encoding;
    }

    Segment segment() {
        return segment;
    }

    long offset() {
        return offset;
    }

    long length() {
        return length;
    }

    byte[] sealedKey() {
        return sealedKey.clone();
    }
}
