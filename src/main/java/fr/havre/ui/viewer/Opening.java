package fr.havre.ui.viewer;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentDetails;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.PageSize;
import fr.havre.documents.Picture;
import fr.havre.documents.cda.CdaContent;
import fr.havre.documents.cda.CdaContentReader;
import fr.havre.documents.cda.CdaSection;
import fr.havre.documents.image.ImagePages;
import fr.havre.documents.pdf.PdfPages;
import fr.havre.ui.Desk;
import fr.havre.ui.viewer.cda.Block;
import fr.havre.ui.viewer.cda.BlockReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens documents to be looked at. Takes as long as their reading does: never on the FX thread. */
final class Opening {
    private static final int MOST_CHARS = 200_000;
    /** Of a picture inside a narrative. */
    private static final double WIDEST_PICTURE = 1_200;
    private static final int MOST_PICTURES = 24;
    /** LOINC: the same document as a PDF, inside the structured one. */
    private static final String COPY_OF_THE_DOCUMENT = "55108-5";
    private static final long IN_MEMORY = 64L << 20;

    private final Desk desk;
    private final OtherPatient otherPatient;

    Opening(Desk desk) {
        this.desk = desk;
        this.otherPatient = new OtherPatient(desk);
    }

    /** The caller closes it. Errors as {@link fr.havre.documents.Documents#open}. */
    Opened open(DocumentId id) {
        DocumentDetails details = desk.documents().show(desk.session(), id);
        return new Opened(details, content(details), otherPatient.namedBy(details));
    }

    private Content content(DocumentDetails details) {
        return switch (details.line().format()) {
            case PDF -> new Content.Paged(PdfPages.open(source(details)));
            case JPEG, PNG, TIFF -> new Content.Paged(new ImagePages(source(details)));
            case CDA -> structured(source(details));
            case TEXT -> words(source(details), details.text());
            case XDM -> new Content.Archive();
        };
    }

    /** Decrypted once and held: a document is read several times while it is looked at. */
    private DocumentSource source(DocumentDetails details) {
        DocumentSource kept = desk.documents().open(desk.session(), details.line().id());
        if (kept.size() > IN_MEMORY) return kept;
        try (InputStream in = kept.open()) {
            return DocumentSource.of(in.readAllBytes());
        } catch (IOException e) {
            throw new DocumentRefusedException(DocumentRefusedException.Code.NOT_READABLE, "document", e);
        }
    }

    static Content structured(DocumentSource source) {
        CdaContent cda = CdaContentReader.read(source);
        Map<String, ContainedDocument> pdfs = new LinkedHashMap<>();
        copies(cda.sections()).forEach(id -> putPdf(pdfs, id, cda));
        boolean pdfFirst = !pdfs.isEmpty() || cda.sections().isEmpty();
        cda.media().keySet().forEach(id -> putPdf(pdfs, id, cda));
        List<Block> blocks = BlockReader.of(cda.sections());
        return new Content.Structured(cda, blocks, pictures(cda), pdfs, pdfFirst && !pdfs.isEmpty());
    }

    private static void putPdf(Map<String, ContainedDocument> pdfs, String id, CdaContent cda) {
        ContainedDocument medium = cda.media().get(id);
        if (medium != null && is(medium, DocumentFormat.PDF)) pdfs.putIfAbsent(id, medium);
    }

    private static boolean is(ContainedDocument medium, DocumentFormat... formats) {
        Optional<DocumentFormat> said = DocumentFormat.ofMimeType(medium.mimeType());
        return said.isPresent() && List.of(formats).contains(said.get());
    }

    /** What the sections refer to that hold the document as a PDF. */
    private static Set<String> copies(List<CdaSection> sections) {
        Set<String> ids = new LinkedHashSet<>();
        for (CdaSection each : sections) {
            if (each.code().equals(COPY_OF_THE_DOCUMENT)) collect(BlockReader.of(List.of(each)), ids);
            ids.addAll(copies(each.sections()));
        }
        return ids;
    }

    private static void collect(List<Block> blocks, Set<String> ids) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Medium medium -> ids.add(medium.id());
                case Block.Table table -> table.cells().forEach(cell -> collect(cell.blocks(), ids));
                case Block.Items items -> items.items().forEach(each -> collect(each, ids));
                case Block.Paragraph _ -> { }
            }
        }
    }

    /** A picture that cannot be read is left out: its place says so. */
    private static Map<String, Picture> pictures(CdaContent cda) {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        cda.media().forEach((id, medium) -> {
            boolean picture = is(medium, DocumentFormat.JPEG, DocumentFormat.PNG, DocumentFormat.TIFF);
            if (!picture || pictures.size() >= MOST_PICTURES) return;
            try (DocumentPages pages = new ImagePages(medium.source())) {
                PageSize size = pages.size(0);
                pictures.put(id, pages.picture(0, Math.min(150.0 / 72, WIDEST_PICTURE / size.width())));
            } catch (DocumentRefusedException _) {
                // said where the picture would stand
            }
        });
        return pictures;
    }

    /** The whole words as written; what was kept for the search has its blanks run together. */
    private static Content words(DocumentSource source, String found) {
        String text = new TextDecoding(MOST_CHARS).of(source).orElse(found);
        boolean cut = text.length() > MOST_CHARS;
        return new Content.Words(cut ? text.substring(0, MOST_CHARS) : text, cut);
    }
}
