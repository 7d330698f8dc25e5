package fr.havre.documents.cda;

import fr.havre.documents.cda.CdaPiece.Element;
import fr.havre.documents.xml.XmlElement;
import fr.havre.patients.PartialDate;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileCode;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects what a structured document says for a medical profile (CI-SIS, sections of the VSM and the IPS-FR). The words of the
 * narrative stand before those of the code: they are what was signed. What is negated is left out. One use.
 */
final class ProfileStatements {
    private static final int MOST = 300;
    private static final Map<String, ProfileKind> SECTIONS = Map.of(
            "48765-2", ProfileKind.ALLERGY,
            "10160-0", ProfileKind.TREATMENT, "10183-2", ProfileKind.TREATMENT,
            "11450-4", ProfileKind.HISTORY, "11348-0", ProfileKind.HISTORY, "47519-4", ProfileKind.HISTORY,
            "46264-8", ProfileKind.IMPLANT);
    private static final String DIRECTIVES = "42348-3";
    /** "None known", by SNOMED CT and by the codes of the International Patient Summary. */
    private static final Set<String> NONE = Set.of("716186003", "160245001", "787481004", "no-known-allergies",
            "no-known-problems", "no-known-medications", "no-known-devices");
    private static final String NOT_KNOWN = "-info";
    private static final Map<String, AllergySeverity> SEVERITIES = Map.of("255604002", AllergySeverity.MILD, "L",
            AllergySeverity.MILD, "6736007", AllergySeverity.MODERATE, "M", AllergySeverity.MODERATE, "24484000",
            AllergySeverity.SEVERE, "H", AllergySeverity.SEVERE, "442452003", AllergySeverity.SEVERE);
    private static final String STATUS = "33999-4";

    private final NarrativeWords narrative;
    private final List<ProfileContent> found = new ArrayList<>();
    private Optional<PartialDate> directivesOf = Optional.empty();
    /** Of a section of directives: those whose entry says no more than that they are, and how many say more. */
    private final List<ProfileContent> directives = new ArrayList<>();
    private int otherDirectives;

    ProfileStatements(NarrativeWords narrative) {
        this.narrative = narrative;
    }

    /** At the end of a section. Directives that allow or forbid are kept as their section tells them, in one line. */
    void section(String code, String title, Element text) {
        if (!code.equals(DIRECTIVES) || text.words().isEmpty()) return;
        if (!directives.isEmpty() && otherDirectives == 0) {
            directives.stream().limit(MOST - found.size()).forEach(found::add);
            return;
        }
        String heading = title.isEmpty() ? text.words() : title;
        add(ProfileKind.DIRECTIVE, heading, line -> line.withDetail(Optional.of(shortened(text.words())))
                .withDates(directivesOf, Optional.empty()));
    }

    void entry(String section, Element entry) {
        if (section.equals(DIRECTIVES)) {
            entry.elements().forEach(this::directive);
            return;
        }
        ProfileKind kind = SECTIONS.get(section);
        if (kind == null) return;
        for (Element each : entry.elements().toList()) {
            switch (each.name()) {
                case "act" -> concern(kind, each);
                case "observation" -> observation(kind, each);
                case "procedure" -> procedure(each);
                case "substanceAdministration" -> treatment(each);
                case "supply" -> device(each);
                default -> { }
            }
        }
    }

    /** FR-Directive-Anticipee. */
    private void directive(Element directive) {
        directivesOf = earlier(directivesOf, from(directive));
        List<String> row = narrative.row(directive.at("text"));
        String text = ProfileContent.shortened(narrative.said(directive.at("text")), ProfileContent.LONGEST_TEXT);
        boolean whereAlone = directive.at("code").attribute("code").equals(DIRECTIVES) && !text.isEmpty()
                && directive.at("value").attribute("value").isEmpty() && directive.at("entryRelationship").isNothing();
        if (!whereAlone || directives.size() >= MOST) {
            otherDirectives++;
            return;
        }
        String detail = row.stream().filter(each -> isDose(each, text)).distinct().collect(Collectors.joining(" · "));
        directives.add(ProfileContent.of(ProfileKind.DIRECTIVE, text).withDetail(Optional.of(shortened(detail)))
                .withDates(from(directive), Optional.empty()));
    }

    private void concern(ProfileKind kind, Element act) {
        act.elements("entryRelationship").filter(each -> Set.of("SUBJ", "").contains(each.attribute("typeCode")))
                .flatMap(each -> each.elements("observation")).forEach(each -> observation(kind, each));
    }

    private void observation(ProfileKind kind, Element observation) {
        if (none(kind, observation.at("value")) || isNegated(observation)) return;
        if (kind == ProfileKind.ALLERGY) {
            allergy(observation);
        } else {
            Element value = observation.at("value");
            String text = words(value);
            add(kind, text.isEmpty() ? narrative.said(observation.at("text")) : text, line -> line.withCode(code(value))
                    .withDetail(status(observation)).withDates(from(observation), until(observation)));
        }
    }

    private void allergy(Element observation) {
        Element value = observation.at("value");
        if (none(ProfileKind.ALLERGY, observation.at("code"))) return;
        Element agent = observation.at("participant", "participantRole", "playingEntity");
        String substance = words(agent.at("code"));
        if (substance.isEmpty()) substance = agent.at("name").words();
        if (substance.isEmpty()) substance = words(value);
        if (substance.isEmpty()) substance = narrative.said(observation.at("text"));
        List<Element> reactions = related(observation, "MFST").toList();
        String detail = Stream.concat(reactions.stream().map(each -> words(each.at("value"))), status(observation).stream())
                .filter(each -> !each.isEmpty()).distinct().limit(20).collect(Collectors.joining(" · "));
        Optional<AllergySeverity> severity = Stream.concat(Stream.of(observation), reactions.stream())
                .flatMap(each -> related(each, "SUBJ")).filter(each -> each.at("code").attribute("code").equals("SEV"))
                .flatMap(each -> Optional.ofNullable(SEVERITIES.get(each.at("value").attribute("code"))).stream())
                .max(AllergySeverity::compareTo);
        add(ProfileKind.ALLERGY, substance, line -> line.withCode(code(agent.at("code"))).withSeverity(severity)
                .withDetail(Optional.of(shortened(detail))).withDates(from(observation), until(observation)));
    }

    private void procedure(Element procedure) {
        if (isNegated(procedure)) return;
        Element code = procedure.at("code");
        String text = narrative.said(procedure.at("text"));
        add(ProfileKind.HISTORY, text.isEmpty() ? words(code) : text, line -> line.withCode(code(code))
                .withDates(from(procedure), Optional.empty()));
    }

    private void treatment(Element given) {
        if (isNegated(given)) return;
        Element material = given.at("consumable", "manufacturedProduct", "manufacturedMaterial");
        Element code = material.at("code");
        if (none(ProfileKind.TREATMENT, code) || none(ProfileKind.TREATMENT, given.at("code"))) return;
        String drug = words(code).isEmpty() ? material.at("name").words() : words(code);
        List<String> row = narrative.row(given.at("text"));
        if (row.isEmpty()) row = narrative.row(code.at("originalText"));
        String dose = row.isEmpty() ? dose(given) : row.stream().filter(each -> isDose(each, drug)).distinct()
                .collect(Collectors.joining(" · "));
        add(ProfileKind.TREATMENT, drug, line -> line.withCode(code(code)).withDetail(Optional.of(shortened(dose)))
                .withDates(from(given), until(given)));
    }

    /** Of the cells of a row, what is neither the drug or directive nor a date nor a dash. */
    private static boolean isDose(String cell, String drug) {
        return !cell.isBlank() && !cell.equals(drug) && cell.codePoints().anyMatch(Character::isLetterOrDigit)
                && PartialDate.ofTyped(cell).isEmpty();
    }

    private static String dose(Element given) {
        Element quantity = given.at("doseQuantity");
        Element amount = quantity.attribute("value").isEmpty() ? quantity.at("high") : quantity;
        Optional<Element> period = given.elements("effectiveTime").map(each -> each.at("period"))
                .filter(each -> !each.isNothing()).findFirst();
        return Stream.of(measure(amount), period.map(each -> "/ " + measure(each)).orElse(""),
                given.at("routeCode").attribute("displayName")).filter(each -> each.length() > 2).collect(Collectors.joining(" "));
    }

    private static String measure(Element amount) {
        String unit = amount.attribute("unit");
        return (amount.attribute("value") + " " + (unit.equals("1") ? "" : unit.replaceAll("[{}]", ""))).strip();
    }

    private void device(Element supply) {
        if (isNegated(supply)) return;
        Optional<Element> role = supply.elements("participant").filter(each -> each.attribute("typeCode").equals("DEV"))
                .map(each -> each.at("participantRole")).findFirst();
        if (role.isEmpty()) return;
        Element code = role.get().at("playingDevice", "code");
        if (none(ProfileKind.IMPLANT, code)) return;
        String name = words(code).isEmpty() ? narrative.said(supply.at("text")) : words(code);
        add(ProfileKind.IMPLANT, name, line -> line.withCode(code(code))
                .withReference(Optional.of(ProfileContent.shortened(role.get().at("id").attribute("extension"),
                        ProfileContent.LONGEST_REFERENCE))).withDates(from(supply), until(supply)));
    }

    /** Persons of the header: NOK is who is trusted, ECON who is to be warned (CI-SIS, structuration minimale). */
    void person(XmlElement header) {
        if (!header.name().equals("informant")) return;
        XmlElement related = header.at("relatedEntity");
        Optional<ProfileKind> kind = switch (related.attribute("classCode")) {
            case "NOK" -> Optional.of(ProfileKind.TRUSTED_PERSON);
            case "ECON" -> Optional.of(ProfileKind.PERSON_TO_WARN);
            default -> Optional.empty();
        };
        if (kind.isEmpty()) return;
        XmlElement name = related.at("relatedPerson", "name");
        String said = Stream.of("given", "family").flatMap(part -> name.children(part).stream()).map(XmlElement::text)
                .filter(each -> !each.isEmpty()).distinct().collect(Collectors.joining(" "));
        String telephone = related.children("telecom").stream().map(each -> each.attribute("value"))
                .filter(each -> each.startsWith("tel:")).map(each -> each.substring(4)).findFirst().orElse("");
        add(kind.get(), said.isEmpty() ? name.text() : said, line -> line
                .withDetail(Optional.of(shortened(related.at("code").attribute("displayName"))))
                .withReference(Optional.of(ProfileContent.shortened(telephone, ProfileContent.LONGEST_REFERENCE))));
    }

    /** How a line goes on. */
    @FunctionalInterface
    private interface More {
        ProfileContent to(ProfileContent line);
    }

    private void add(ProfileKind kind, String text, More more) {
        String said = ProfileContent.shortened(text, ProfileContent.LONGEST_TEXT);
        if (said.isEmpty() || found.size() >= MOST) return;
        found.add(more.to(ProfileContent.of(kind, said)));
    }

    /** Whether it says "none", which is kept, or "nobody knows", which is not. */
    private boolean none(ProfileKind kind, Element code) {
        String value = code.attribute("code");
        if (NONE.contains(value)) {
            ProfileContent none = ProfileContent.none(kind);
            if (!found.contains(none)) found.add(none);
            return true;
        }
        return value.startsWith("no-") && value.endsWith(NOT_KNOWN);
    }

    private static boolean isNegated(Element element) {
        return element.attribute("negationInd").equals("true");
    }

    private static Stream<Element> related(Element element, String typeCode) {
        return element.elements("entryRelationship").filter(each -> each.attribute("typeCode").equals(typeCode))
                .flatMap(each -> each.elements("observation"));
    }

    /** What the author calls it, else what the code does. */
    private String words(Element code) {
        String said = narrative.said(code.at("originalText"));
        return said.isEmpty() ? code.attribute("displayName") : said;
    }

    /** Said only where it is not the usual: inactive, resolved. */
    private Optional<String> status(Element observation) {
        return related(observation, "REFR").filter(each -> each.at("code").attribute("code").equals(STATUS))
                .map(each -> each.at("value")).filter(each -> !Set.of("active", "55561003", "").contains(each.attribute("code")))
                .map(each -> shortened(each.attribute("displayName"))).filter(each -> !each.isEmpty()).findFirst();
    }

    /** Its own, else the first translation. */
    private static Optional<ProfileCode> code(Element code) {
        return Stream.concat(Stream.of(code), code.elements("translation")).flatMap(each -> ProfileCode.claimed(
                each.attribute("codeSystem"), each.attribute("code"), each.attribute("displayName")).stream()).findFirst();
    }

    private static Optional<PartialDate> from(Element element) {
        Element time = element.at("effectiveTime");
        return date(time.at("low")).or(() -> date(time));
    }

    /** Only where it is not before the beginning: documents say the strangest things. */
    private static Optional<PartialDate> until(Element element) {
        Optional<PartialDate> from = from(element);
        return date(element.at("effectiveTime", "high"))
                .filter(each -> from.isEmpty() || !each.lastDay().isBefore(from.get().firstDay()));
    }

    private static Optional<PartialDate> date(Element time) {
        return PartialDate.parse(time.attribute("value")).flatMap(each -> each.hasTime() ? PartialDate.parse(
                each.firstDay().toString()) : Optional.of(each));
    }

    private static Optional<PartialDate> earlier(Optional<PartialDate> one, Optional<PartialDate> other) {
        if (one.isEmpty() || other.isEmpty()) return one.isEmpty() ? other : one;
        return PartialDate.OLDEST_FIRST.compare(one.get(), other.get()) <= 0 ? one : other;
    }

    private static String shortened(String text) {
        return ProfileContent.shortened(text, ProfileContent.LONGEST_DETAIL);
    }

    /** In the order of the document, the persons last. */
    List<ProfileContent> all() {
        return List.copyOf(found);
    }
}
