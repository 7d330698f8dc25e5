package fr.havre.documents.cda;

import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.documents.Warning;
import fr.havre.documents.xml.XmlElement;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.PartialDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the elements of a CDA header say (CI-SIS, structuration minimale des documents de santé). */
final class CdaHeader {
    private static final int LONGEST_TITLE = 500;

    private final List<XmlElement> elements;
    private final String bodyType;

    /** With the MIME type of a level-1 body; empty for sections. */
    CdaHeader(List<XmlElement> elements, String bodyType) {
        this.elements = List.copyOf(elements);
        this.bodyType = bodyType;
    }

    DocumentMetadata metadata(Set<Warning> warnings) {
        ClaimedIdentity patient = new CdaPatient(one("recordTarget").at("patientRole")).identity();
        if (patient.ins().isPresent() && patient.verifiedIns().isEmpty()) warnings.add(Warning.INS_NOT_VALID);
        XmlElement event = principalEvent();
        DocumentMetadata metadata = DocumentMetadata.builder()
                .title(title())
                .type(code(one("code")))
                .date(PartialDate.parse(one("effectiveTime").attribute("value")))
                .author(author())
                .language(one("languageCode").attribute("code"))
                .confidentiality(all("confidentialityCode").flatMap(each -> code(each).stream()).toList())
                .facilityType(code(one("componentOf")
                    .at("encompassingEncounter", "location", "healthCareFacility", "code")))
                .practiceSetting(practiceSetting(event))
                .uniqueId(id(one("id")))
                .setId(id(one("setId")))
                .version(version())
                .replaces(replaces())
                .format(format())
                .eventCodes(events().flatMap(each -> code(each.at("code")).stream()).toList())
                .service(bound(event, "low"), bound(event, "high"))
                .patient(patient)
                .build();
        if (metadata.uniqueId().isEmpty() || metadata.type().isEmpty() || metadata.date().isEmpty()
                || metadata.title().isEmpty() || patient.isEmpty()) {
            warnings.add(Warning.HEADER_INCOMPLETE);
        }
        return metadata;
    }

    private String title() {
        String title = one("title").text();
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }

    private Optional<Integer> version() {
        String value = one("versionNumber").attribute("value");
        return value.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(value)) : Optional.empty();
    }

    private Optional<Identifier> replaces() {
        return all("relatedDocument").filter(each -> each.attribute("typeCode").equals("RPLC"))
                .flatMap(each -> id(each.at("parentDocument", "id")).stream()).findFirst();
    }

    /** A CDA does not name its own format; only that of a level-1 PDF follows from the body. */
    private Optional<CodedValue> format() {
        return bodyType.equals("application/pdf") ? CodeLists.official()
                .find(CodeList.FORMAT, "urn:ihe:iti:xds-sd:pdf:2008")
                : Optional.empty();
    }

    private Author author() {
        return all("author").map(each -> each.at("assignedAuthor")).map(CdaHeader::professional).findFirst()
                .orElse(Author.NONE);
    }

    static Author professional(XmlElement role) {
        XmlElement name = role.at("assignedPerson", "name");
        String family = joined(name, "family");
        String whole = family.isEmpty() && joined(name, "given").isEmpty() ? name.text() : family;
        XmlElement device = role.at("assignedAuthoringDevice");
        String device1 = device.at("softwareName").text();
        String software = device1.isEmpty() ? device.at("manufacturerModelName").text() : device1;
        XmlElement organisation = role.at("representedOrganization");
        return new Author(preferred(role.children("id"), Identifier.PROFESSIONALS), whole.isEmpty() ? software : whole,
                joined(name, "given"), code(role.at("code")), new Organisation(
                        preferred(organisation.children("id"), Identifier.STRUCTURES), organisation.at("name").text()));
    }

    /** All parts of this name, those without a value left out. */
    private static String joined(XmlElement name, String part) {
        return String.join(" ", name.children(part).stream().map(XmlElement::text).filter(text -> !text.isEmpty())
                .toList());
    }

    private static Optional<Identifier> preferred(List<XmlElement> ids, String root) {
        List<Identifier> said = ids.stream().flatMap(each -> id(each).stream()).toList();
        return said.stream().filter(each -> each.root().equals(root)).findFirst().or(() -> said.stream().findFirst());
    }

    /** The act documented: the first with someone who did it, else the first. */
    private XmlElement principalEvent() {
        return events().filter(each -> !each.children("performer").isEmpty()).findFirst()
                .or(() -> events().findFirst()).orElseGet(() -> one("documentationOf").at("serviceEvent"));
    }

    private Stream<XmlElement> events() {
        return all("documentationOf").flatMap(each -> each.child("serviceEvent").stream());
    }

    private Optional<CodedValue> practiceSetting(XmlElement event) {
        return code(event.at("performer", "assignedEntity", "representedOrganization", "standardIndustryClassCode"))
                .or(() -> code(one("author")
                    .at("assignedAuthor", "representedOrganization", "standardIndustryClassCode")));
    }

    /** A moment instead of a period is its begin. */
    private static Optional<PartialDate> bound(XmlElement event, String bound) {
        XmlElement time = event.at("effectiveTime");
        Optional<PartialDate> said = PartialDate.parse(time.at(bound).attribute("value"));
        return bound.equals("low") ? said.or(() -> PartialDate.parse(time.attribute("value"))) : said;
    }

    private static Optional<Identifier> id(XmlElement element) {
        return Identifier.of(element.attribute("root"), element.attribute("extension"));
    }

    private static Optional<CodedValue> code(XmlElement element) {
        String code = element.attribute("code");
        return code.isEmpty() ? Optional.empty()
                : Optional.of(new CodedValue(code, element.attribute("codeSystem"), element.attribute("displayName")));
    }

    private Stream<XmlElement> all(String name) {
        return elements.stream().filter(each -> each.name().equals(name));
    }

    /** The first of this name, or an empty element. */
    private XmlElement one(String name) {
        return all(name).findFirst().orElse(XmlElement.nothing());
    }
}
