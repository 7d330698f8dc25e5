package fr.havre.documents.pdf;

import fr.havre.documents.Warning;
import java.util.EnumSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Notes what a PDF would do by itself (ISO 32000, 12.6): scripts, programs, forms, attachments. Nothing of it is ever
 * done.
 */
final class PdfActions {
    private static final int MAX_CHAIN = 50;
    private static final int MAX_ANNOTATIONS = 50_000;
    private static final Set<String> BY_ITSELF = Set.of("Launch", "URI", "SubmitForm", "ImportData", "GoToR", "GoToE");

    private final Set<Warning> found = EnumSet.noneOf(Warning.class);
    private int annotations;

    /** All warnings of this document; at most {@code maxPages} pages are looked at. */
    static Set<Warning> of(PDDocument document, PdfMeter meter, int maxPages) {
        PdfActions actions = new PdfActions();
        actions.catalog(document.getDocumentCatalog().getCOSObject());
        int pages = 0;
        for (PDPage page : document.getPages()) {
            meter.checkpoint();
            if (++pages > maxPages) break;
            actions.page(page.getCOSObject());
        }
        return actions.found;
    }

    private void catalog(COSDictionary catalog) {
        action(catalog.getDictionaryObject(COSName.OPEN_ACTION), true, 0);
        events(catalog.getDictionaryObject(COSName.AA));
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null && names.containsKey(COSName.getPDFName("JavaScript"))) found.add(Warning.SCRIPT);
        if (names != null && names.containsKey(COSName.getPDFName("EmbeddedFiles"))) found.add(Warning.ATTACHMENTS);
        COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        if (form == null) return;
        if (form.containsKey(COSName.getPDFName("XFA"))) found.add(Warning.DYNAMIC_FORM);
        if (form.containsKey(COSName.getPDFName("CO"))) found.add(Warning.SCRIPT);
    }

    private void page(COSDictionary page) {
        events(page.getDictionaryObject(COSName.AA));
        COSArray list = page.getCOSArray(COSName.ANNOTS);
        for (int i = 0; list != null && i < list.size() && annotations < MAX_ANNOTATIONS; i++) {
            annotations++;
            if (list.getObject(i) instanceof COSDictionary annotation) annotation(annotation);
        }
    }

    private void annotation(COSDictionary annotation) {
        String kind = annotation.getNameAsString(COSName.SUBTYPE, "");
        if (kind.equals("FileAttachment")) found.add(Warning.ATTACHMENTS);
        if (Set.of("RichMedia", "Movie", "Screen", "3D").contains(kind)) found.add(Warning.ACTION);
        action(annotation.getDictionaryObject(COSName.A), false, 0);
        events(annotation.getDictionaryObject(COSName.AA));
        COSDictionary field = annotation.getCOSDictionary(COSName.PARENT);
        if (field != null) events(field.getDictionaryObject(COSName.AA));
    }

    private void events(COSBase dictionary) {
        if (!(dictionary instanceof COSDictionary events)) return;
        for (COSName event : events.keySet()) action(events.getDictionaryObject(event), true, 0);
    }

    /** A link waits for a click; the same action on an event does not. */
    private void action(COSBase value, boolean byItself, int depth) {
        if (value instanceof COSArray several) {
            for (int i = 0; i < Math.min(several.size(), MAX_CHAIN); i++) {
                if (several.getObject(i) instanceof COSDictionary) action(several.getObject(i), byItself, depth + 1);
            }
        }
        if (!(value instanceof COSDictionary action) || depth > MAX_CHAIN) return;
        String kind = action.getNameAsString(COSName.S, "");
        if (kind.equals("JavaScript") || (kind.equals("Rendition")
                && action.containsKey(COSName.JS))) found.add(Warning.SCRIPT);
        if (kind.equals("Launch") || (byItself && BY_ITSELF.contains(kind))) found.add(Warning.ACTION);
        action(action.getDictionaryObject(COSName.NEXT), byItself, depth + 1);
    }
}
