package fr.havre.documents;

import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.pdf.PdfProposals;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Match;
import fr.havre.patients.Patients;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Looks at a document that nobody has kept yet. Writes nothing. */
final class Examination {
    private final Collection<Shelf> shelves;
    private final Intake intake;
    private final Filing filing;
    private final Patients patients;
    private final DocumentRepository repository = new DocumentRepository();

    /** @param shelves those whose documents this person may know of */
    Examination(Collection<Shelf> shelves, Intake intake, Filing filing, Patients patients) {
        this.shelves = shelves;
        this.intake = intake;
        this.filing = filing;
        this.patients = patients;
    }

    Examined of(DocumentSource source, LocalDate today) {
        Recognised recognised = intake.recognise(source);
        ClaimedIdentity claimed = claimed(recognised);
        PdfProposals words = PdfProposals.of(recognised.text(), today);
        List<ClaimedIdentity> proposed = Intake.proposed(recognised, recognised.metadata(), ImportWish.NONE);
        List<DocumentLine> kept = recognised.format() == DocumentFormat.XDM ? keptParts(recognised) : kept(source);
        return shelves.iterator().next().database().read(tx -> {
            Match match = claimed.isEmpty() ? new Match.None() : patients.matching(tx, claimed);
            return new Examined(recognised, claimed, match, filing.proposals(tx, match, proposed), words, kept);
        });
    }

    /** Of an archive, the one whom all its documents name in the same words. */
    private static ClaimedIdentity claimed(Recognised recognised) {
        ClaimedIdentity own = recognised.metadata().patient();
        if (!own.isEmpty() || recognised.format() != DocumentFormat.XDM) return own;
        List<ClaimedIdentity> named = recognised.contained().stream().map(each -> each.described().patient()).distinct().toList();
        return named.size() == 1 ? named.getFirst() : ClaimedIdentity.NONE;
    }

    /** Documents with these very bytes, whoever's they are; of an archive those in it, once all of them are kept. */
    List<DocumentLine> withBytes(DocumentSource source) {
        byte[] head = Recognition.head(source);
        boolean packed = head.length > 1 && head[0] == 'P' && head[1] == 'K';
        return packed ? keptParts(intake.recognise(source)) : kept(source);
    }

    private List<DocumentLine> keptParts(Recognised archive) {
        List<DocumentLine> found = new ArrayList<>();
        for (ContainedDocument part : archive.contained()) {
            List<DocumentLine> kept = kept(part.source());
            if (kept.isEmpty()) return List.of();
            found.addAll(kept);
        }
        return found;
    }

    private List<DocumentLine> kept(DocumentSource source) {
        List<DocumentLine> found = new ArrayList<>();
        for (Shelf shelf : shelves) {
            byte[] fingerprint = fingerprint(shelf, source);
            found.addAll(shelf.database().read(tx -> lines(tx, fingerprint)));
        }
        return found;
    }

    private List<DocumentLine> lines(Transaction tx, byte[] fingerprint) {
        return repository.withBytes(tx, HexFormat.of().formatHex(fingerprint)).stream()
                .flatMap(kept -> repository.line(tx, kept.id()).stream()).toList();
    }

    static byte[] fingerprint(Shelf shelf, DocumentSource source) {
        try (InputStream in = source.open()) {
            return shelf.contents().fingerprintOf(in);
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "bytes", e);
        }
    }
}
