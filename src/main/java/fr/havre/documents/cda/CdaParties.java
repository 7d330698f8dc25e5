package fr.havre.documents.cda;

import fr.havre.documents.Author;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.documents.cda.CdaParty.Kind;
import fr.havre.documents.xml.XmlElement;
import fr.havre.patients.PartialDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everybody a CDA header names (CI-SIS, structuration minimale). */
final class CdaParties {
    private static final int MOST = 200;

    private final List<XmlElement> header;
    private final List<CdaParty> found = new ArrayList<>();

    CdaParties(List<XmlElement> header) {
        this.header = header;
    }

    List<CdaParty> all() {
        header.forEach(this::add);
        return found.stream().limit(MOST).sorted(Comparator.comparing(CdaParty::kind)).toList();
    }

    private void add(XmlElement element) {
        switch (element.name()) {
            case "author" -> add(Kind.AUTHOR, element, "assignedAuthor");
            case "legalAuthenticator" -> add(Kind.LEGAL_AUTHENTICATOR, element, "assignedEntity");
            case "authenticator" -> add(Kind.AUTHENTICATOR, element, "assignedEntity");
            case "dataEnterer" -> add(Kind.DATA_ENTERER, element, "assignedEntity");
            case "informant" -> add(Kind.INFORMANT, element, element.child("assignedEntity").isPresent() ? "assignedEntity"
                    : "relatedEntity");
            case "informationRecipient" -> add(Kind.RECIPIENT, element, "intendedRecipient");
            case "participant" -> add(Kind.PARTICIPANT, element, "associatedEntity");
            case "documentationOf" -> element.at("serviceEvent").children("performer")
                    .forEach(each -> add(Kind.PERFORMER, each, "assignedEntity"));
            case "custodian" -> custodian(element.at("assignedCustodian", "representedCustodianOrganization"));
            default -> { }
        }
    }

    private void custodian(XmlElement organisation) {
        Optional<Identifier> id = organisation.children("id").stream()
                .flatMap(each -> Identifier.of(each.attribute("root"), each.attribute("extension")).stream()).findFirst();
        put(new CdaParty(Kind.CUSTODIAN, new Author(Optional.empty(), "", "", Optional.empty(),
                new Organisation(id, organisation.at("name").text())), Optional.empty(), ""));
    }

    private void add(Kind kind, XmlElement element, String role) {
        XmlElement entity = element.at(role);
        Author who = person(entity);
        Optional<PartialDate> when = PartialDate.parse(element.at("time").attribute("value"))
                .or(() -> PartialDate.parse(element.at("time", "low").attribute("value")));
        String function = Stream.of(element.at("functionCode").attribute("displayName"), entity.at("code").attribute("displayName"))
                .filter(each -> !each.isEmpty()).distinct().collect(Collectors.joining(", "));
        put(new CdaParty(kind, who, when, function));
    }

    /** Roles name their person and their organisation each in their own way. */
    private static Author person(XmlElement entity) {
        Author who = CdaHeader.professional(entity);
        if (!who.displayName().isEmpty()) return who;
        for (String person : List.of("associatedPerson", "relatedPerson", "informationRecipient", "assignedPerson")) {
            XmlElement name = entity.at(person, "name");
            if (name.isNothing()) continue;
            String family = words(name, "family");
            return new Author(who.id(), family.isEmpty() ? name.text() : family, words(name, "given"), who.specialty(),
                    organisation(entity));
        }
        return new Author(who.id(), "", "", who.specialty(), organisation(entity));
    }

    private static String words(XmlElement name, String part) {
        return name.children(part).stream().map(XmlElement::text).filter(each -> !each.isEmpty()).distinct()
                .collect(Collectors.joining(" "));
    }

    private static Organisation organisation(XmlElement entity) {
        return Stream.of("representedOrganization", "scopingOrganization", "receivedOrganization")
                .map(each -> entity.at(each, "name").text()).filter(each -> !each.isEmpty()).findFirst()
                .map(name -> new Organisation(Optional.empty(), name)).orElse(Organisation.NONE);
    }

    private void put(CdaParty party) {
        if (!party.who().displayName().isEmpty()) found.add(party);
    }

    /** Professionals who asked for what is reported (CI-SIS, CR de biologie: participant REF). */
    List<Identifier> orderedBy() {
        return professionals(header.stream().filter(each -> each.name().equals("participant")
                && each.attribute("typeCode").equals("REF")).map(each -> each.at("associatedEntity")));
    }

    /** Professionals whom the document is addressed to. */
    List<Identifier> recipients() {
        return professionals(header.stream().filter(each -> each.name().equals("informationRecipient"))
                .map(each -> each.at("intendedRecipient")));
    }

    private static List<Identifier> professionals(Stream<XmlElement> roles) {
        return roles.flatMap(each -> each.children("id").stream())
                .flatMap(each -> Identifier.of(each.attribute("root"), each.attribute("extension")).stream())
                .filter(each -> each.root().equals(Identifier.PROFESSIONALS)).distinct().limit(MOST).toList();
    }

    /** The patient's addresses and numbers. */
    List<String> patientContacts() {
        XmlElement role = header.stream().filter(each -> each.name().equals("recordTarget")).findFirst()
                .map(each -> each.at("patientRole")).orElse(XmlElement.nothing());
        Stream<String> addresses = role.children("addr").stream().map(CdaParties::address);
        Stream<String> numbers = role.children("telecom").stream().map(each -> each.attribute("value"))
                .map(each -> each.replaceFirst("^(?:tel|mailto|fax):", ""));
        return Stream.concat(addresses, numbers).filter(each -> !each.isBlank()).limit(20).toList();
    }

    private static String address(XmlElement address) {
        List<String> parts = address.children().stream().map(XmlElement::text).filter(each -> !each.isEmpty()).toList();
        return parts.isEmpty() ? address.text() : String.join(" ", parts);
    }
}
