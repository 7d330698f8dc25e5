package fr.havre.documents.xdm;

import fr.havre.documents.Author;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.documents.xdm.XdmList.Listed;
import fr.havre.documents.xml.XmlElement;
import fr.havre.patients.PartialDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One ExtrinsicObject: slots, classifications, external identifiers (IHE ITI TF-3 4.2.3.2; CI-SIS partage). */
final class ListedObject {
    static final String AUTHOR = "93606bcf-9494-43ec-9b4e-a7748d1a838d";
    static final String CLASS = "41a5887f-8865-4c09-adf7-e362475b143a";
    static final String TYPE = "f0306f51-975f-434e-a61c-c59651d33983";
    static final String FORMAT = "a09d5840-386c-46f2-b5ad-9c3699a4309d";
    static final String FACILITY = "f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1";
    static final String PRACTICE = "cccf5598-8b07-4b77-a05e-ae952c785ead";
    static final String CONFIDENTIALITY = "f4f85eac-e6cb-4883-b524-f2705394840f";
    static final String EVENT = "2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4";
    static final String PATIENT_ID = "58a6f841-87b3-4a3e-92fd-a8ffeff98427";
    static final String UNIQUE_ID = "2e82c1f6-a085-4c72-9da3-8640a32e42ab";

    private final XmlElement object;

    ListedObject(XmlElement object) {
        this.object = object;
    }

    Listed read(Optional<Identifier> replaces) {
        DocumentMetadata metadata = DocumentMetadata.builder()
                .title(label(object))
                .type(code(TYPE)).documentClass(code(CLASS)).format(code(FORMAT)).facilityType(code(FACILITY))
                .practiceSetting(code(PRACTICE)).confidentiality(codes(CONFIDENTIALITY)).eventCodes(codes(EVENT))
                .date(time("creationTime")).service(time("serviceStartTime"), time("serviceStopTime"))
                .language(slot("languageCode"))
                .author(author())
                .uniqueId(external(UNIQUE_ID).filter(value -> !value.contains("&")).flatMap(Identifier::parse))
                .version(version())
                .replaces(replaces)
                .patient(new SourcePatient(patientId(), values(object, "sourcePatientInfo")).identity())
                .build();
        return new Listed(metadata, uri(), object.attribute("mimeType"), slot("hash"), slot("size"));
    }

    /**
     * A well-known tool writes the patient's id under the scheme of the uniqueId: what has an assigning authority is
     * it.
     */
    private String patientId() {
        return external(PATIENT_ID).or(() -> identifiers(UNIQUE_ID).stream().filter(value -> value.contains("&"))
                .findFirst())
                .orElse(slot("sourcePatientId"));
    }

    private Optional<String> external(String scheme) {
        List<String> found = identifiers(scheme);
        return found.stream().filter(value -> !value.contains("&")).findFirst().or(() -> found.stream().findFirst());
    }

    private List<String> identifiers(String scheme) {
        return object.children("ExternalIdentifier").stream()
                .filter(each -> each.attribute("identificationScheme").endsWith(scheme))
                .map(each -> each.attribute("value")).filter(value -> !value.isEmpty()).toList();
    }

    private Optional<Integer> version() {
        String version = object.at("VersionInfo").attribute("versionName");
        return version.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(version)) : Optional.empty();
    }

    /** XDS times are UTC and say so nowhere (ITI TF-3 4.2.3.1.7). */
    private Optional<PartialDate> time(String slot) {
        return PartialDate.parse(slot(slot))
                .flatMap(date -> date.hasTime() && !date.iso().matches(".*(Z|[+-][0-9:]{5})")
                ? PartialDate.parse(date.iso() + "Z") : Optional.of(date));
    }

    /** A long address comes in pieces: {@code 1|first}, {@code 2|second}. */
    private String uri() {
        List<String> pieces = values(object, "URI");
        if (pieces.size() == 1) return pieces.getFirst().replaceFirst("^1\\|", "");
        return pieces.stream().sorted().map(piece -> piece.replaceFirst("^[0-9]+\\|", ""))
                .collect(Collectors.joining());
    }

    private Author author() {
        return classified(AUTHOR).stream().findFirst().map(author -> {
            String[] person = parts(first(values(author, "authorPerson")));
            String[] place = parts(first(values(author, "authorInstitution")));
            String[] specialty = parts(first(values(author, "authorSpecialty")));
            String organisationId = place[9].isEmpty() ? place[2] : place[9];
            return new Author(Identifier.of(domain(person[8]), person[0])
                    .filter(id -> !id.extension().isEmpty()), person[1], person[2],
                    specialty[0].isEmpty() ? Optional.empty()
                        : Optional.of(new CodedValue(specialty[0], specialty[2], specialty[1])),
                    new Organisation(Identifier.of(domain(place[5]), organisationId)
                        .filter(id -> !id.extension().isEmpty()), place[0]));
        }).orElse(Author.NONE);
    }

    /** The OID of an assigning authority {@code &1.2.3&ISO}. */
    static String domain(String authority) {
        String[] parts = authority.split("&", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    /** Components of an HL7 v2 value, at least twelve. */
    static String[] parts(String value) {
        String[] written = value.split("\\^", -1);
        String[] parts = new String[Math.max(12, written.length)];
        for (int i = 0; i < parts.length; i++) parts[i] = i < written.length ? written[i].strip() : "";
        return parts;
    }

    private Optional<CodedValue> code(String scheme) {
        return codes(scheme).stream().findFirst();
    }

    private List<CodedValue> codes(String scheme) {
        return classified(scheme).stream().filter(each -> !each.attribute("nodeRepresentation").isEmpty())
                .map(each -> new CodedValue(each.attribute("nodeRepresentation"),
                    first(values(each, "codingScheme")), label(each)))
                .toList();
    }

    private List<XmlElement> classified(String scheme) {
        return object.children("Classification").stream()
                .filter(each -> each.attribute("classificationScheme").endsWith(scheme)).toList();
    }

    private static String label(XmlElement named) {
        return named.at("Name", "LocalizedString").attribute("value");
    }

    private String slot(String name) {
        return first(values(object, name));
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static List<String> values(XmlElement owner, String slot) {
        return owner.children("Slot").stream().filter(each -> each.attribute("name").equals(slot))
                .flatMap(each -> each.children("ValueList").stream()).flatMap(each -> each.children("Value").stream())
                .map(XmlElement::text).filter(value -> !value.isEmpty()).toList();
    }
}
