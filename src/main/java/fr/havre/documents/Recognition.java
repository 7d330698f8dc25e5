package fr.havre.documents;

import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.cda.CdaDocument;
import fr.havre.documents.cda.CdaReader;
import fr.havre.documents.image.ImageFacts;
import fr.havre.documents.image.ImageReader;
import fr.havre.documents.image.TiffReader;
import fr.havre.documents.pdf.PdfDocument;
import fr.havre.documents.pdf.PdfReader;
import fr.havre.documents.xdm.XdmArchive;
import fr.havre.documents.xdm.XdmReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Recognises a document by its bytes and reads what it says, whoever made it. Holds nothing between calls: any thread.
 * Takes milliseconds for usual documents and at most some 100 seconds for hostile ones, with at most some 600 MiB of
 * heap for a hostile PDF and some 100 MiB for anything else (20 MiB for usual structures); never on the FX thread,
 * never inside a transaction.
 */
public final class Recognition {
    /** The largest document that is taken. */
    public static final long MAX_SIZE_BYTES = 256L << 20;
    /** The most text of one document that is searched. */
    public static final int MAX_TEXT_CHARS = 8 << 20;

    private static final int HEAD = 1024;
    private static final int MAX_PDFS_READ = 20;
    private static final Duration ALL_PARTS = Duration.ofSeconds(60);

    private Recognition() { }

    /**
     * Reads {@code source} to its end, several times.
     *
     * @return format, metadata (claims), words, parts; for an XDM archive the documents it holds, each to be recognised
     *     when it is taken
     * @throws DocumentRefusedException if it is no document Havre keeps, with the reason; nothing else is thrown
     */
    public static Recognised recognise(DocumentSource source) {
        return recognise(source, Deadline.in(ALL_PARTS));
    }

    /** After {@code deadline} no more parts are read; the one being read has its own. */
    private static Recognised recognise(DocumentSource source, Deadline deadline) {
        if (source.size() == 0) throw new DocumentRefusedException(Code.EMPTY, "0 bytes");
        if (source.size() > MAX_SIZE_BYTES) throw new DocumentRefusedException(Code.TOO_LARGE, "over 256 MiB");
        try {
            return switch (formatOf(head(source))) {
                case PDF -> pdf(source);
                case CDA -> cda(source, deadline);
                case XDM -> xdm(source, deadline);
                case JPEG -> image(DocumentFormat.JPEG, ImageReader.jpeg(source));
                case PNG -> image(DocumentFormat.PNG, ImageReader.png(source));
                case TIFF -> image(DocumentFormat.TIFF, TiffReader.read(source));
                case TEXT -> PlainText.read(source);
            };
        } catch (StackOverflowError e) {
            throw new DocumentRefusedException(Code.TOO_DEEP, "document", e);
        }
    }

    static byte[] head(DocumentSource source) {
        try (InputStream in = source.open()) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "document", e);
        }
    }

    /** What the first bytes look like; whether it is that, its reader decides. */
    private static DocumentFormat formatOf(byte[] head) {
        String begin = new String(head, StandardCharsets.ISO_8859_1);
        if (begin.startsWith("PK\u0003\u0004") || begin.startsWith("PK\u0005\u0006")) return DocumentFormat.XDM;
        if (begin.startsWith("\u00FF\u00D8\u00FF")) return DocumentFormat.JPEG;
        if (begin.startsWith("\u0089PNG\r\n\u001A\n")) return DocumentFormat.PNG;
        if (begin.startsWith("II*\0") || begin.startsWith("MM\0*") || begin.startsWith("II+\0")
                || begin.startsWith("MM\0+")) {
            return DocumentFormat.TIFF;
        }
        String visible = begin.replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "").replace("\0", "")
                .stripLeading();
        if (visible.startsWith("<")) return DocumentFormat.CDA;
        // some writers put bytes before it
        return begin.contains("%PDF-") ? DocumentFormat.PDF : DocumentFormat.TEXT;
    }

    private static Recognised pdf(DocumentSource source) {
        PdfDocument pdf = PdfReader.read(source, MAX_TEXT_CHARS);
        return new Recognised(DocumentFormat.PDF, DocumentMetadata.NONE, pdf.text(), OptionalInt.of(pdf.pages()),
                pdf.warnings(), List.of());
    }

    private static Recognised image(DocumentFormat format, ImageFacts facts) {
        return new Recognised(format, DocumentMetadata.NONE, "", OptionalInt.of(facts.pages()), facts.warnings(),
                List.of());
    }

    /**
     * The words of the narrative, then those of the PDFs inside; a part that cannot be read does not refuse the
     * whole.
     */
    private static Recognised cda(DocumentSource source, Deadline deadline) {
        CdaDocument cda = CdaReader.read(source, MAX_TEXT_CHARS);
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(cda.warnings());
        StringBuilder text = new StringBuilder(cda.narrative());
        OptionalInt pages = OptionalInt.empty();
        int pdfs = 0;
        for (ContainedDocument part : cda.embedded()) {
            if (DocumentFormat.ofMimeType(part.mimeType()).orElse(null) != DocumentFormat.PDF) continue;
            if (++pdfs > MAX_PDFS_READ || deadline.passed()) {
                warnings.add(Warning.TEXT_CUT);
                break;
            }
            try {
                PdfDocument pdf = PdfReader.read(part.source(), Math.max(0, MAX_TEXT_CHARS - text.length() - 1));
                text.append(text.isEmpty() ? "" : "\n").append(pdf.text());
                warnings.addAll(pdf.warnings());
                if (cda.levelOne()) pages = OptionalInt.of(pdf.pages());
            } catch (DocumentRefusedException _) {
                warnings.add(Warning.PART_NOT_READABLE);
            }
        }
        return new Recognised(DocumentFormat.CDA, cda.metadata(), text.toString(), pages, warnings, cda.embedded());
    }

    /** Documents that could not be kept are left out with a warning; an archive in an archive is one of them. */
    private static Recognised xdm(DocumentSource source, Deadline deadline) {
        XdmArchive archive = XdmReader.read(source);
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(archive.warnings());
        List<ContainedDocument> kept = new ArrayList<>();
        for (ContainedDocument part : archive.documents()) {
            deadline.check("XDM");
            try {
                if (formatOf(head(part.source())) == DocumentFormat.XDM) {
                    throw new DocumentRefusedException(Code.UNKNOWN_FORMAT, "zip in zip");
                }
                if (part.described().patient().ins().isPresent() && part.described().patient().verifiedIns().isEmpty()) {
                    warnings.add(Warning.INS_NOT_VALID);
                }
                DocumentMetadata own = recognise(part.source(), deadline).metadata();
                if (!own.agreesWith(part.described())) warnings.add(Warning.XDM_DISAGREES);
                kept.add(part);
            } catch (DocumentRefusedException _) {
                warnings.add(Warning.XDM_DOCUMENT_MISSING);
            }
        }
        if (kept.isEmpty()) throw new DocumentRefusedException(Code.NO_DOCUMENT_INSIDE, "XDM");
        DocumentMetadata metadata = kept.size() == 1 ? kept.getFirst().described() : DocumentMetadata.NONE;
        return new Recognised(DocumentFormat.XDM, metadata, "", OptionalInt.empty(), warnings, kept);
    }
}
