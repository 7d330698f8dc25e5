package fr.havre.documents;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.image.ImagePages;
import fr.havre.documents.ocr.OcrException;
import fr.havre.documents.ocr.OcrException.Code;
import fr.havre.documents.ocr.OcrProgram;
import fr.havre.documents.pdf.PdfPages;
import fr.havre.vault.VaultException;
import java.util.Optional;

/**
 * Makes scans findable: pictures, and PDFs whose pages are pictures, wait from the moment they are kept; {@link #readNext}
 * reads one and adds its words to what is searched, in its own compartment. What a session has no key for waits for one that
 * has. Without the program nothing else changes: they go on waiting.
 *
 * <p>Threads: any but the FX thread; one document takes seconds to minutes. {@link #close} ends what is being read.
 */
public final class ScanReading implements AutoCloseable {
    /** Of one document; a book is no scan of the day. */
    public static final int MOST_PAGES = 30;
    /** Fewer characters a page than this, and a PDF is taken for pictures of paper. */
    private static final int CHARACTERS_A_PAGE = 16;
    private static final int DOTS_PER_INCH = 300;
    private static final double PDF_SCALE = DOTS_PER_INCH / 72.0;
    /** {@link ImagePages} counts a pixel as 1/150 inch: each of its own pixels. */
    private static final double PICTURE_SCALE = 150 / 72.0;

    /** What came of one. */
    enum Result { READ, FAILED }

    private final Documents documents;
    private final Optional<OcrProgram> program;
    private volatile boolean closed;

    /** @param program empty where it is not installed */
    public ScanReading(Documents documents, Optional<OcrProgram> program) {
        this.documents = documents;
        this.program = program;
    }

    /** Whether what was recognised waits for its words to be read. */
    static boolean isScan(Recognised seen) {
        return switch (seen.format()) {
            case JPEG, PNG, TIFF -> true;
            case PDF -> seen.text().strip().length() < CHARACTERS_A_PAGE * seen.pages().orElse(1);
            case CDA, XDM, TEXT -> false;
        };
    }

    /**
     * The version of the program here.
     *
     * @throws OcrException {@code NOT_INSTALLED}, {@code STOPPED}
     */
    public String version() throws OcrException {
        return program.orElseThrow(() -> new OcrException(Code.NOT_INSTALLED)).version();
    }

    /** How many wait, in what is open. */
    public long waiting() {
        return documents.shelves().all().stream().mapToLong(shelf -> shelf.database().read(ScanRows::waiting)).sum();
    }

    /** Lets those that could not be read wait again. */
    public long tryAgain(Session session) {
        session.require(Permission.IMPORT_ADMINISTRATIVE_DOCUMENT);
        return documents.shelves().all().stream().filter(shelf -> session.may(shelf.toImport()))
                .mapToLong(shelf -> shelf.database().write(ScanRows::tryAgain)).sum();
    }

    /**
     * Background work, to be called until it says false: reads one that waits, the newest first.
     *
     * @throws VaultException {@code DISK_FULL}, {@code STORE_FAILED}: it waits on
     */
    public boolean readNext() {
        if (program.isEmpty()) return false;
        for (Shelf shelf : documents.shelves().all()) {
            if (closed) return false;
            Optional<DocumentId> next = shelf.database().read(ScanRows::next);
            if (next.isPresent()) return readOne(shelf, next.get());
        }
        return false;
    }

    private boolean readOne(Shelf shelf, DocumentId id) {
        try {
            String words = words(shelf.database().read(tx -> documents.source(tx, id)), shelf.database().read(tx ->
                    documents.line(tx, id)).format());
            settled(shelf, id, Result.READ, words);
        } catch (OcrException e) {
            if (e.code() == Code.STOPPED || e.code() == Code.NOT_INSTALLED) return false;
            settled(shelf, id, Result.FAILED, "");
        } catch (DocumentRefusedException | FilingException e) {
            settled(shelf, id, Result.FAILED, "");
        } catch (VaultException e) {
            if (e.code() != VaultException.Code.CONTENT_DAMAGED && e.code() != VaultException.Code.CONTENT_MISSING) throw e;
            settled(shelf, id, Result.FAILED, "");
        }
        return true;
    }

    private void settled(Shelf shelf, DocumentId id, Result result, String words) {
        if (closed) return;
        shelf.database().write(tx -> {
            ScanRows.settle(tx, id, result);
            if (!words.isBlank()) documents.filing().addWords(tx, shelf, id, words);
            return null;
        });
    }

    /**
     * The words of a document, read now if they wait to be; leaves a trace.
     *
     * @throws OcrException {@code NOT_INSTALLED} where they wait and there is no program for it
     * @throws FilingException {@code UNKNOWN_DOCUMENT}
     */
    public String words(Session session, DocumentId id) throws OcrException {
        Shelf shelf = documents.shelves().holding(id).orElseThrow(() ->
                new FilingException(FilingException.Code.UNKNOWN_DOCUMENT, id.toString()));
        session.require(shelf.toRead());
        if (shelf.database().read(tx -> ScanRows.waits(tx, id))) {
            if (program.isEmpty()) throw new OcrException(Code.NOT_INSTALLED);
            readOne(shelf, id);
        }
        return documents.show(session, id).text();
    }

    /** Tidied as the words of every other document are. */
    private String words(DocumentSource source, DocumentFormat format) throws OcrException {
        OcrProgram reader = program.orElseThrow(() -> new OcrException(Code.NOT_INSTALLED));
        SearchText text = new SearchText(Recognition.MAX_TEXT_CHARS / 2);
        boolean pdf = format == DocumentFormat.PDF;
        try (DocumentPages pages = pdf ? PdfPages.open(source) : new ImagePages(source)) {
            for (int page = 0; page < Math.min(pages.count(), MOST_PAGES); page++) {
                if (closed) throw new OcrException(Code.STOPPED);
                Picture picture = pages.picture(page, pdf ? PDF_SCALE : PICTURE_SCALE);
                for (String line : reader.read(picture, pdf ? DOTS_PER_INCH : 0).lines().toList()) {
                    text.newBlock();
                    text.append(line);
                }
            }
        }
        return text.words();
    }

    /** Locks: what is being read is ended, and waits for the next session. */
    @Override public void close() {
        closed = true;
        program.ifPresent(OcrProgram::stop);
    }
}
