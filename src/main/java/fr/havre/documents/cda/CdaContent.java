package fr.havre.documents.cda;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentMetadata;
import java.util.List;
import java.util.Map;

/**
 * A CDA as it is looked at.
 *
 * @param parties everybody its header names, the patient excepted, in the order of {@link CdaParty.Kind}
 * @param patientContacts addresses and numbers of the patient, as written
 * @param sections empty for level 1
 * @param media the files inside it by the ID that narratives refer to them with; those without one by their number
 * @param results coded results of biology, in the order of the document
 */
public record CdaContent(DocumentMetadata metadata, List<CdaParty> parties, List<String> patientContacts,
        List<CdaSection> sections, Map<String, ContainedDocument> media, List<CodedResult> results) {
    public CdaContent {
        parties = List.copyOf(parties);
        patientContacts = List.copyOf(patientContacts);
        sections = List.copyOf(sections);
        media = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(media));
        results = List.copyOf(results);
    }

    @Override public String toString() {
        return "CdaContent[" + metadata + "]";
    }
}
