package fr.havre.ui.viewer;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentDetails;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.cda.CdaDocument;
import fr.havre.documents.cda.CdaReader;
import fr.havre.documents.pdf.PdfPages;
import fr.havre.ui.Desk;
import java.util.Optional;

/** Opens documents to be looked at. Takes as long as their reading does: never on the FX thread. */
final class Opening {
    private static final int MOST_CHARS = 200_000;

    private final Desk desk;

    Opening(Desk desk) {
        this.desk = desk;
    }

    /** The caller closes it. Errors as {@link fr.havre.documents.Documents#open}. */
    Opened open(DocumentId id) {
        DocumentDetails details = desk.documents().show(desk.session(), id);
        return new Opened(details, content(details));
    }

    private Content content(DocumentDetails details) {
        return switch (details.line().format()) {
            case PDF -> new Content.Paged(PdfPages.open(source(details)));
            case CDA -> cda(details);
            case JPEG, PNG, TIFF, TEXT -> words(details.text());
            case XDM -> new Content.Archive();
        };
    }

    private DocumentSource source(DocumentDetails details) {
        return desk.documents().open(desk.session(), details.line().id());
    }

    private Content cda(DocumentDetails details) {
        CdaDocument cda = CdaReader.read(source(details), MOST_CHARS);
        Optional<ContainedDocument> pdf = cda.embedded().stream()
                .filter(each -> DocumentFormat.ofMimeType(each.mimeType()).equals(Optional.of(DocumentFormat.PDF))).findFirst();
        return pdf.<Content>map(each -> new Content.Paged(PdfPages.open(each.source()))).orElseGet(() -> words(cda.narrative()));
    }

    private static Content words(String text) {
        boolean cut = text.length() > MOST_CHARS;
        return new Content.Words(cut ? text.substring(0, MOST_CHARS) : text, cut);
    }
}
