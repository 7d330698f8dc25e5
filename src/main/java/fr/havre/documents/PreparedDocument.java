package fr.havre.documents;

import fr.havre.documents.review.Report;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.vault.Compartment;
import fr.havre.vault.content.NewContent;
import java.util.List;
import java.util.Optional;

/**
 * A document that was recognised, encrypted and appended, but that no row names yet: filing it is a matter of
 * milliseconds inside a transaction of its compartment.
 */
public final class PreparedDocument {
    private final Compartment compartment;
    private final Recognised recognised;
    private final DocumentMetadata metadata;
    private final Bytes bytes;
    private final PreparedRows rows;
    private final Report report;
    private final List<ClaimedIdentity> proposed;
    private final ImportWish wish;
    private final Origin origin;
    private final Optional<DocumentId> replaces;

    /** Its bytes, their fingerprint in hex; content is absent where the very same were found to be kept already. */
    record Bytes(long size, String fingerprint, Optional<NewContent> content) { }

    PreparedDocument(Compartment compartment, Recognised recognised, DocumentMetadata metadata, Bytes bytes,
            PreparedRows rows, Report report, List<ClaimedIdentity> proposed, ImportWish wish, Origin origin, Optional<DocumentId> replaces) {
        this.compartment = compartment;
        this.recognised = recognised;
        this.metadata = metadata;
        this.bytes = bytes;
        this.rows = rows;
        this.report = report;
        this.proposed = proposed;
        this.wish = wish;
        this.origin = origin;
        this.replaces = replaces;
    }

    /** In whose transaction it is filed. */
    public Compartment compartment() {
        return compartment;
    }

    /** What it says of itself, completed by what was said of it. */
    public DocumentMetadata metadata() {
        return metadata;
    }

    Recognised recognised() {
        return recognised;
    }

    Bytes bytes() {
        return bytes;
    }

    PreparedRows rows() {
        return rows;
    }

    /** What is abnormal in it and who has to know. */
    public Report report() {
        return report;
    }

    /** Whom its words seem to be about, where it does not say so itself: good for a proposal, never for filing. */
    List<ClaimedIdentity> proposed() {
        return proposed;
    }

    PreparedDocument with(Bytes other) {
        return new PreparedDocument(compartment, recognised, metadata, other, rows, report, proposed, wish, origin, replaces);
    }

    ImportWish wish() {
        return wish;
    }

    /** By which way it came. */
    public Origin origin() {
        return origin;
    }

    Optional<DocumentId> replaces() {
        return replaces;
    }

    @Override public String toString() {
        return "PreparedDocument[" + recognised.format() + ", " + bytes.size() + " bytes]";
    }
}
