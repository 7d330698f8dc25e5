package fr.havre.documents;

import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.PreparedDocument.Bytes;
import fr.havre.documents.pdf.PdfProposals;
import fr.havre.documents.review.Report;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.vault.Compartment;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.content.Fingerprinted;
import fr.havre.vault.content.NewContent;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is done to a document before its transaction: recognised, completed by what was said, encrypted. */
final class Intake {
    /** ASS_X04: the class of identity papers, insurance and the like. */
    static final String ADMINISTRATIVE_CLASS = "95";
    /** Up to this size bytes are compared with what is kept before they are encrypted. */
    private static final int COMPARED_FIRST = 16 << 20;

    private final Function<DocumentSource, Recognised> recogniser;
    private final DocumentRepository repository = new DocumentRepository();

    Intake(Function<DocumentSource, Recognised> recogniser) {
        this.recogniser = recogniser;
    }

    Recognised recognise(DocumentSource source) {
        if (source.size() > ContentStore.LIMIT) throw new DocumentRefusedException(Code.TOO_LARGE, "size");
        return recogniser.apply(source);
    }

    /** What a list that came with the document says fills what it does not say itself; what a person says wins. */
    static DocumentMetadata completed(DocumentMetadata own, DocumentMetadata described, ImportWish wish) {
        DocumentMetadata.Builder all = own.toBuilder();
        if (own.title().isBlank()) all.title(described.title());
        all.type(own.type().or(described::type)).documentClass(own.documentClass().or(described::documentClass));
        all.date(own.date().or(described::date)).uniqueId(own.uniqueId().or(described::uniqueId));
        all.setId(own.setId().or(described::setId)).version(own.version().or(described::version));
        all.replaces(own.replaces().or(described::replaces)).format(own.format().or(described::format));
        all.facilityType(own.facilityType().or(described::facilityType));
        all.practiceSetting(own.practiceSetting().or(described::practiceSetting));
        if (own.author().equals(Author.NONE)) all.author(described.author());
        if (own.confidentiality().isEmpty()) all.confidentiality(described.confidentiality());
        if (own.eventCodes().isEmpty()) all.eventCodes(described.eventCodes());
        if (own.patient().isEmpty()) all.patient(described.patient());
        wish.title().ifPresent(all::title);
        wish.date().ifPresent(date -> all.date(Optional.of(date)));
        wish.type().ifPresent(code -> all
                .type(CodeLists.official().find(CodeList.TYPE, code).or(() -> Optional.of(new CodedValue(code, "", ""))))
                .documentClass(CodeLists.official().classOf(code)));
        return all.build();
    }

    static Compartment compartmentOf(DocumentMetadata metadata) {
        boolean administrative = metadata.documentClass().filter(c -> c.code().equals(ADMINISTRATIVE_CLASS)).isPresent();
        return administrative ? Compartment.ADMINISTRATIVE : Compartment.CLINICAL;
    }

    PreparedDocument prepare(Shelf shelf, DocumentSource source, Recognised recognised, DocumentMetadata metadata,
            ImportWish wish, Origin origin, Optional<DocumentId> replaces, boolean compareFirst) {
        try {
            Bytes bytes = compareFirst && source.size() <= COMPARED_FIRST ? comparedFirst(shelf, source, recognised.format())
                    : appended(shelf, source, recognised.format());
            Report report = shelf.compartment() == Compartment.CLINICAL ? Report.of(source, recognised.format(), metadata)
                    : Report.UNTOLD;
            return new PreparedDocument(shelf.compartment(), recognised, metadata, bytes,
                    new PreparedRows(metadata, recognised.text()), report, proposed(recognised, metadata, wish), wish, origin,
                    replaces);
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "bytes", e);
        }
    }

    /** Whom its words seem to be about, where it does not say so itself. */
    static List<ClaimedIdentity> proposed(Recognised recognised, DocumentMetadata metadata, ImportWish wish) {
        if (wish.patient().isPresent() || !metadata.patient().isEmpty()) return List.of();
        return proposed(recognised.text());
    }

    static List<ClaimedIdentity> proposed(String text) {
        return PdfProposals.of(text, LocalDate.MIN).patient().map(Proposal::value).map(Intake::readings)
                .orElse(List.of());
    }

    /** "Madame Marie Dupont", "M. DUPONT Jean": which of the words is the family's nobody can say. */
    private static List<ClaimedIdentity> readings(ClaimedIdentity seen) {
        String name = seen.usedFamilyName().strip();
        if (!seen.birthGivenNames().isBlank() || !name.contains(" ")) return List.of(seen);
        int first = name.indexOf(' ');
        int last = name.lastIndexOf(' ');
        return List.of(named(seen, name.substring(first + 1), name.substring(0, first)),
                named(seen, name.substring(0, last), name.substring(last + 1)));
    }

    private static ClaimedIdentity named(ClaimedIdentity seen, String family, String given) {
        return new ClaimedIdentity(seen.ins(), seen.birthFamilyName(), "", given, family, given, seen.birthDate(), seen.sex(),
                seen.birthPlaceCog());
    }

    private Bytes comparedFirst(Shelf shelf, DocumentSource source, DocumentFormat format) throws IOException {
        byte[] all;
        try (InputStream in = source.open()) {
            all = in.readNBytes(COMPARED_FIRST + 1);
        }
        if (all.length != source.size()) throw new DocumentRefusedException(Code.NOT_READABLE, "size changed");
        Fingerprinted clear = shelf.contents().fingerprinted(all);
        String fingerprint = HexFormat.of().formatHex(clear.fingerprint());
        boolean known = shelf.database().read(tx -> repository.knows(tx, fingerprint, source.size()));
        if (known) return new Bytes(all.length, fingerprint, Optional.empty());
        return of(shelf.contents().put(clear, encoding(format)));
    }

    private static Bytes appended(Shelf shelf, DocumentSource source, DocumentFormat format) throws IOException {
        try (InputStream in = source.open()) {
            NewContent content = shelf.contents().put(in, encoding(format));
            if (content.size() != source.size()) throw new DocumentRefusedException(Code.NOT_READABLE, "size changed");
            return of(content);
        }
    }

    /** Appends bytes that were thought to be kept already, but are to stand for another document. */
    PreparedDocument withContent(Shelf shelf, PreparedDocument prepared, DocumentSource source) {
        if (prepared.bytes().content().isPresent()) return prepared;
        try {
            return prepared.with(appended(shelf, source, prepared.recognised().format()));
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "bytes", e);
        }
    }

    private static Bytes of(NewContent content) {
        return new Bytes(content.size(), HexFormat.of().formatHex(content.fingerprint()), Optional.of(content));
    }

    private static Encoding encoding(DocumentFormat format) {
        return format == DocumentFormat.CDA || format == DocumentFormat.TEXT ? Encoding.DEFLATE : Encoding.PLAIN;
    }
}
