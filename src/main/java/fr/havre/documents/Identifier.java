package fr.havre.documents;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An identifier of health informatics: a root (OID or UUID) and, where the root is only a domain, an extension. Of a
 * document it is the uniqueId, the same in mail and in the national record: two are the same document only if they are
 * equal, so there is one spelling ({@code urn:oid:} and {@code urn:uuid:} dropped, UUIDs in small letters).
 */
public record Identifier(String root, String extension) {
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern OID_SHAPE = Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]*))+");
    private static final int LONGEST = 512;

    /** Domain of professionals: {@code 8} + RPPS. */
    public static final String PROFESSIONALS = "1.2.250.1.71.4.2.1";
    /** Domain of structures: {@code 1} + FINESS, {@code 3} + SIRET. */
    public static final String STRUCTURES = "1.2.250.1.71.4.2.2";

    public Identifier {
        if (root == null || extension == null
                || root.isEmpty()) throw new IllegalArgumentException("identifier without root");
    }

    /** As a CDA or a message writes it; empty without a root. Never throws. */
    public static Optional<Identifier> of(String root, String extension) {
        String bareRoot = root == null ? "" : bare(root.strip());
        String bareExtension = extension == null ? "" : extension.strip();
        if (bareRoot.isEmpty() || bareRoot.length() > LONGEST || bareExtension.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new Identifier(bareRoot, bareExtension));
    }

    /** Reads {@code root}, {@code root^extension}, {@code urn:oid:…}, {@code urn:uuid:…}. Never throws. */
    public static Optional<Identifier> parse(String text) {
        if (text == null || text.length() > 2 * LONGEST) return Optional.empty();
        int caret = text.indexOf('^');
        return caret < 0 ? of(text, "") : of(text.substring(0, caret), text.substring(caret + 1));
    }

    /** For a new document: an OID made from a UUID (2.25.…), which needs no registration. */
    public static Identifier of(UUID id) {
        byte[] sixteen = java.nio.ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
        return new Identifier("2.25." + new BigInteger(1, sixteen), "");
    }

    private static String bare(String root) {
        String low = root.toLowerCase(Locale.ROOT);
        String rest = low.startsWith("urn:oid:") ? root.substring(8) : low.startsWith("urn:uuid:")
                ? root.substring(9) : root;
        return UUID_SHAPE.matcher(rest).matches() ? rest.toLowerCase(Locale.ROOT) : rest;
    }

    /** {@code root} or {@code root^extension}: the spelling of XDS, and the one to store and compare. */
    public String value() {
        return extension.isEmpty() ? root : root + "^" + extension;
    }

    /** The same as a URI, as FHIR wants it. */
    public String urn() {
        if (UUID_SHAPE.matcher(root).matches()) return "urn:uuid:" + value();
        return OID_SHAPE.matcher(root).matches() ? "urn:oid:" + value() : value();
    }

    /** May identify a person. */
    @Override public String toString() {
        return "Identifier[" + (extension.isEmpty() ? "root only" : "root " + root) + "]";
    }
}
