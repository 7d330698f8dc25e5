package fr.havre.admissions.submission;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.Recognition;
import fr.havre.documents.pdf.PdfFiles;
import fr.havre.documents.pdf.PicturePages;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * An admission on paper, for those who are not digital: a cover page with what is enclosed and what is missing, then the pages of
 * the pieces that this person may read. Medical pieces in a session without the clinical key are named as given separately
 * by the doctor. In memory only; what the caller prints or saves is clear, and the window says so.
 *
 * <p>Threads: any but the FX thread; {@link #pack} reads whole documents. Every method asks for
 * {@link Permission#PREPARE_ADMISSION}.
 */
public final class AdmissionPaper {
    private static final ZoneId FRANCE = FrenchZone.here();
    /** TD3.3a and TD3.3b. */
    private static final Set<String> HIDDEN = Set.of("MASQUE_PS", "INVISIBLE_PATIENT");
    private static final int MOST_PAGES = 500;
    private static final int LONGEST_HEAD = 400;
    private static final int LONGEST_TEXT = 200_000;

    private final Database administrative;
    private final Admissions admissions;
    private final Documents documents;
    private final AdmissionSending sending;
    private final OutgoingWords words = OutgoingWords.carried();

    public AdmissionPaper(Database administrative, Admissions admissions, Documents documents, AdmissionSending sending) {
        this.administrative = administrative;
        this.admissions = admissions;
        this.documents = documents;
        this.sending = sending;
    }

    /** Name and address of the practice, as they stand on the cover page; empty while nobody has said. */
    public String letterhead(Session session) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> tx.first("SELECT lines FROM adm.letterhead", row -> row.text("lines"))).orElse("");
    }

    /**
     * Says them.
     *
     * @param lines one below the other
     * @throws AdmissionException {@code TEXT_TOO_LONG}
     */
    public void letterhead(Session session, String lines) {
        session.require(Permission.PREPARE_ADMISSION);
        if (lines.length() > LONGEST_HEAD) throw new AdmissionException(Code.TEXT_TOO_LONG);
        administrative.write(tx -> tx.run("""
                INSERT INTO adm.letterhead (one, lines) VALUES (1, ?)
                ON CONFLICT (one) DO UPDATE SET lines = excluded.lines""", lines.strip()));
    }

    /**
     * Makes the papers; that they were made leaves a trace, that they were given is said by {@link #given}.
     *
     * @throws AdmissionException {@code UNKNOWN_ADMISSION}, {@code PIECE_NOT_THERE}, {@code NOTHING_TO_SEND}
     * @throws fr.havre.documents.DocumentRefusedException if a document cannot be read
     */
    public PaperPack pack(Session session, AdmissionId id, PaperWish wish) {
        session.require(Permission.PREPARE_ADMISSION);
        AdmissionFile file = administrative.read(tx -> admissions.file(tx, id));
        Map<PieceKey, List<DocumentSource>> readable = new LinkedHashMap<>();
        Set<PieceKey> apart = new LinkedHashSet<>();
        Set<PieceKey> hidden = new LinkedHashSet<>();
        for (SubmissionPiece each : AdmissionSending.chosen(file, wish.pieces())) {
            Optional<DocumentLine> line = line(session, each);
            if (line.filter(AdmissionPaper::isHidden).isPresent()) hidden.add(each.piece());
            Optional<DocumentSource> source = line.filter(shown -> !isHidden(shown)).flatMap(shown -> pages(session, shown));
            if (source.isEmpty()) apart.add(each.piece());
            else readable.computeIfAbsent(each.piece(), _ -> new ArrayList<>()).add(source.get());
        }
        administrative.write(tx -> {
            tx.audit("admission.printed", id.value(), file.admission().patient().value());
            return null;
        });
        return made(file, wish.large(), letterhead(session), readable, apart).hiding(hidden);
    }

    /**
     * Notes that papers were given by hand: by this person, now.
     *
     * @param pieces those that were given
     * @param toWhom in words
     * @throws AdmissionException {@code CLOSED}, {@code PIECE_NOT_THERE}, {@code NOTHING_TO_SEND}, {@code TEXT_TOO_LONG}
     */
    public Submission given(Session session, AdmissionId id, Set<PieceKey> pieces, String toWhom) {
        return sending.givenOnPaper(session, id, pieces, toWhom);
    }

    /** Hidden from professionals, or not yet told to the patient, through whose hands the papers go. */
    private static boolean isHidden(DocumentLine line) {
        return HIDDEN.stream().anyMatch(line.confidentiality()::contains);
    }

    /** The document of a piece, if this person may read it. */
    private Optional<DocumentLine> line(Session session, SubmissionPiece piece) {
        if (piece.filed().isEmpty()) return Optional.empty();               // in the letterbox
        boolean clinical = piece.filed().get().compartment() == Compartment.CLINICAL;
        if (!session.may(clinical ? Permission.READ_DOCUMENT : Permission.READ_ADMINISTRATIVE_DOCUMENT)) return Optional.empty();
        return Optional.of(documents.line(session, piece.filed().get().document()));
    }

    /** Its pages, if it has any. */
    private Optional<DocumentSource> pages(Session session, DocumentLine line) {
        return switch (line.format()) {
            case PDF, JPEG, PNG, TIFF, TEXT -> Optional.of(documents.open(session, line.id()));
            case CDA -> Recognition.recognise(documents.open(session, line.id())).contained().stream()
                    .filter(each -> DocumentFormat.ofMimeType(each.mimeType()).filter(DocumentFormat.PDF::equals).isPresent())
                    .map(ContainedDocument::source).findFirst();
            case XDM -> Optional.empty();
        };
    }

    private PaperPack made(AdmissionFile file, boolean large, String head, Map<PieceKey, List<DocumentSource>> readable,
            Set<PieceKey> apart) {
        List<PDDocument> open = new ArrayList<>();
        try (PDDocument paper = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
            cover(paper, file, large, head, readable.keySet(), apart);
            for (List<DocumentSource> each : readable.values()) for (DocumentSource source : each) append(paper, source, open);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            paper.save(bytes);
            return new PaperPack(bytes.toByteArray(), paper.getNumberOfPages(), List.copyOf(readable.keySet()), List.copyOf(apart),
                    List.of());
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail: " + e.getClass().getSimpleName());
        } finally {
            open.forEach(IOUtils::closeQuietly);
        }
    }

    /** What it shares with its own file is read when the whole is saved: that one stays open until then. */
    private static void append(PDDocument paper, DocumentSource source, List<PDDocument> open) throws IOException {
        switch (Recognition.recognise(source).format()) {
            case PDF -> pdf(paper, source, open);
            case TEXT -> text(paper, source);
            default -> PicturePages.append(paper, source);
        }
    }

    private static void text(PDDocument paper, DocumentSource source) throws IOException {
        try (CoverPage page = new CoverPage(paper, false); InputStream in = source.open()) {
            String text = new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
            for (String each : text.lines().toList()) page.line(each);
        }
    }

    private static void pdf(PDDocument paper, DocumentSource source, List<PDDocument> open) throws IOException {
        PDDocument pages = PdfFiles.open(source);
        open.add(pages);
        if (paper.getNumberOfPages() + pages.getNumberOfPages() > MOST_PAGES) {
            throw new fr.havre.documents.DocumentRefusedException(fr.havre.documents.DocumentRefusedException.Code.TOO_COMPLEX,
                    "paper pages");
        }
        for (PDPage page : pages.getPages()) paper.importPage(page);
    }

    private void cover(PDDocument paper, AdmissionFile file, boolean large, String head, Set<PieceKey> enclosed,
            Set<PieceKey> apart) throws IOException {
        AdmissionLetter letter = new AdmissionLetter(file);
        try (CoverPage page = new CoverPage(paper, large)) {
            for (String each : head.lines().toList()) page.line(each);
            page.gap();
            page.title(words.say("cover.title"));
            page.line(letter.identityLine());
            for (String each : letter.insLine()) page.line(each);
            for (String each : letter.stayLines()) page.line(each);
            page.line(words.say("cover.given", AdmissionLetter.day(LocalDate.ofInstant(administrative.read(tx -> tx.now()), FRANCE))));
            page.section(words.say("head.enclosed"), orNothing(letter.pieces(in(enclosed))));
            page.section(words.say("head.apart"), letter.pieces(in(apart)));
            page.section(words.say("head.noted"), letter.noted());
            page.section(words.say("head.missing"), letter.missing());
        }
    }

    private List<String> orNothing(List<String> lines) {
        return lines.isEmpty() ? List.of(words.say("cover.nothing")) : lines;
    }

    private static java.util.function.Predicate<Piece> in(Set<PieceKey> keys) {
        return piece -> keys.contains(piece.key());
    }
}
