package fr.havre.documents.cda;

import java.util.List;

/**
 * A section of a structured body.
 *
 * @param code usually LOINC; may be empty
 * @param title may be empty
 * @param text its narrative; an element without name if it has none
 * @param sections the sections inside it
 */
public record CdaSection(String code, String title, CdaPiece.Element text, List<CdaSection> sections) {
    public CdaSection {
        sections = List.copyOf(sections);
    }

    @Override public String toString() {
        return "CdaSection[" + sections.size() + " sections]";
    }
}
