package fr.havre.documents;

import java.util.Locale;
import java.util.Optional;

/** What a document is made of, as recognised from its bytes, never from its name. */
public enum DocumentFormat {
    PDF("application/pdf", "pdf"),
    CDA("text/xml", "xml"),
    XDM("application/zip", "zip"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    TIFF("image/tiff", "tif"),
    TEXT("text/plain", "txt");

    private final String mimeType;
    private final String extension;

    DocumentFormat(String mimeType, String extension) {
        this.mimeType = mimeType;
        this.extension = extension;
    }

    public String mimeType() {
        return mimeType;
    }

    /** For the name of an exported file, without the dot. */
    public String extension() {
        return extension;
    }

    /** What a MIME type claims; parameters and case are ignored, usual variants known. Never throws. */
    public static Optional<DocumentFormat> ofMimeType(String claimed) {
        if (claimed == null) return Optional.empty();
        String bare = claimed.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "application/xml", "application/cda+xml", "application/hl7-cda+xml" -> Optional.of(CDA);
            case "application/x-zip-compressed", "application/x-zip" -> Optional.of(XDM);
            case "image/jpg", "image/pjpeg" -> Optional.of(JPEG);
            case "image/tif" -> Optional.of(TIFF);
            default -> {
                for (DocumentFormat format : values()) {
                    if (format.mimeType.equals(bare)) yield Optional.of(format);
                }
                yield Optional.empty();
            }
        };
    }
}
