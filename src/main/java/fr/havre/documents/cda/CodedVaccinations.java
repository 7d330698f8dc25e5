package fr.havre.documents.cda;

import fr.havre.documents.CodedValue;
import fr.havre.documents.Identifier;
import fr.havre.documents.cda.CdaPiece.Element;
import fr.havre.patients.PartialDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the vaccinations of a structured document (entries under the IHE template Immunizations). One use. */
final class CodedVaccinations {
    private static final String IMMUNIZATION = "1.3.6.1.4.1.19376.1.5.3.1.4.12";
    private static final int MOST = 500;

    private final NarrativeWords narrative;
    private final List<GivenDose> found = new ArrayList<>();

    CodedVaccinations(NarrativeWords narrative) {
        this.narrative = narrative;
    }

    /** What was not given is left out. */
    void entry(Element entry) {
        entry.elements("substanceAdministration").filter(each -> each.elements("templateId")
                .anyMatch(template -> template.attribute("root").equals(IMMUNIZATION)))
                .filter(each -> !each.attribute("negationInd").equals("true") && found.size() < MOST).forEach(this::add);
    }

    private void add(Element given) {
        Element material = given.at("consumable", "manufacturedProduct", "manufacturedMaterial");
        Element code = material.at("code");
        String words = Stream.of(narrative.said(given.at("text")), code.attribute("displayName"), material.at("name").words())
                .filter(each -> !each.isEmpty()).findFirst().orElse("");
        if (words.isEmpty()) return;
        Element name = given.at("performer", "assignedEntity", "assignedPerson", "name");
        String by = Stream.of("given", "family").map(part -> name.at(part).words()).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
        found.add(new GivenDose(Identifier.of(given.at("id").attribute("root"), given.at("id").attribute("extension")),
                PartialDate.parse(given.at("effectiveTime").attribute("value")), words, coded(code, GivenDose.ATC),
                coded(code, GivenDose.CIP), Optional.of(material.at("lotNumberText").words()).filter(lot -> !lot.isEmpty()), by));
    }

    /** The code or one of its translations, of this system. */
    private static Optional<CodedValue> coded(Element code, String system) {
        return Stream.concat(Stream.of(code), code.elements("translation"))
                .filter(each -> each.attribute("codeSystem").equals(system) && !each.attribute("code").isEmpty())
                .map(each -> new CodedValue(each.attribute("code"), system, each.attribute("displayName"))).findFirst();
    }

    List<GivenDose> all() {
        return List.copyOf(found);
    }
}
