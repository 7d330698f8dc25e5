package fr.havre.documents.cda;

import fr.havre.documents.xml.XmlElement;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.util.List;
import java.util.Optional;

/**
 * The patient of a CDA header: qualifiers BR for the birth certificate, CL for what is in use, SP for a married name.
 */
final class CdaPatient {
    private final XmlElement role;
    private final XmlElement person;

    CdaPatient(XmlElement role) {
        this.role = role;
        this.person = role.at("patient");
    }

    ClaimedIdentity identity() {
        String used = first(part("family", "CL"), part("family", "SP"), part("family", ""));
        return new ClaimedIdentity(ins(), part("family", "BR"), part("given", ""), part("given", "BR"), used,
                part("given", "CL"), PartialDate.parse(person.at("birthTime").attribute("value")),
                Sex.parse(person.at("administrativeGenderCode").attribute("code")),
                person.at("birthplace", "place", "addr", "county").text());
    }

    private Optional<ClaimedIns> ins() {
        return role.children("id").stream()
                .filter(id -> ClaimedIns.isInsOid(id.attribute("root")) && !id.attribute("extension").isEmpty())
                .map(id -> new ClaimedIns(id.attribute("extension"), id.attribute("root"))).findFirst();
    }

    /** Parts of all names with this qualifier; an empty qualifier means those without any. */
    private String part(String kind, String qualifier) {
        List<String> said = person.children("name").stream().flatMap(name -> name.children(kind).stream())
                .filter(each -> qualifier.isEmpty() ? each.attribute("qualifier").isEmpty()
                        : List.of(each.attribute("qualifier").split(" ", -1)).contains(qualifier))
                .map(XmlElement::text).filter(text -> !text.isEmpty()).distinct().toList();
        return String.join(" ", said);
    }

    private static String first(String... candidates) {
        for (String each : candidates) {
            if (!each.isEmpty()) return each;
        }
        return "";
    }
}
