package fr.havre.patients.ips;

import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import fr.havre.patients.fhir.CodeSystemNames;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirException.Code;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileCode;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A patient summary that another system wrote (a FHIR R4 bundle of type document): whose it says it is, and its lines. All of it
 * is a claim.
 *
 * @param familyNames every family name of its patient
 * @param by its title and author
 */
record ReadSummary(List<String> familyNames, Optional<PartialDate> birthDate, Optional<Sex> sex, String by, Optional<PartialDate> on,
        List<ProfileContent> lines) {
    private static final int MOST = 300;
    private static final Set<String> WRONG = Set.of("entered-in-error", "refuted");
    private static final Set<String> NOT_TAKEN = Set.of("entered-in-error", "not-taken", "stopped", "completed", "intended");
    private static final Set<String> SOLVED = Set.of("inactive", "resolved", "remission");

    ReadSummary {
        familyNames = List.copyOf(familyNames);
        lines = List.copyOf(lines);
    }

    /** @throws FhirException {@code NOT_A_SUMMARY} and those of {@link FhirJson#read} */
    static ReadSummary of(byte[] bytes) {
        JsonNode bundle = FhirJson.read(bytes);
        if (!FhirJson.is(bundle, "Bundle") || !bundle.path("type").asString("").equals("document")) {
            throw new FhirException(Code.NOT_A_SUMMARY);
        }
        List<JsonNode> resources = new ArrayList<>();
        Map<String, JsonNode> byUrl = new HashMap<>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            resources.add(resource);
            FhirJson.text(entry, "fullUrl").ifPresent(url -> byUrl.putIfAbsent(url, resource));
            FhirJson.text(resource, "id").ifPresent(id -> byUrl.putIfAbsent(resource.path("resourceType").asString("") + "/" + id, resource));
        }
        JsonNode composition = resources.stream().filter(each -> FhirJson.is(each, "Composition")).findFirst()
                .orElseThrow(() -> new FhirException(Code.NOT_A_SUMMARY));
        JsonNode patient = resources.stream().filter(each -> FhirJson.is(each, "Patient")).findFirst()
                .orElseThrow(() -> new FhirException(Code.NOT_A_SUMMARY));
        List<ProfileContent> lines = new ArrayList<>();
        resources.forEach(each -> line(each, byUrl).filter(_ -> lines.size() < MOST).ifPresent(lines::add));
        for (JsonNode contact : patient.path("contact")) person(contact).filter(_ -> lines.size() < MOST).ifPresent(lines::add);
        return new ReadSummary(StreamSupport.stream(patient.path("name").spliterator(), false)
                .flatMap(name -> FhirJson.text(name, "family").stream()).toList(),
                FhirJson.text(patient, "birthDate").flatMap(PartialDate::parse), sex(patient), by(composition, byUrl),
                FhirJson.text(composition, "date").flatMap(ReadSummary::day), lines);
    }

    private static Optional<Sex> sex(JsonNode patient) {
        return switch (patient.path("gender").asString("")) {
            case "female" -> Optional.of(Sex.FEMALE);
            case "male" -> Optional.of(Sex.MALE);
            default -> Optional.empty();
        };
    }

    private static String by(JsonNode composition, Map<String, JsonNode> byUrl) {
        JsonNode author = composition.path("author").path(0);
        JsonNode who = resolved(author, byUrl);
        String name = FhirJson.text(author, "display").or(() -> FhirJson.text(who.path("name").path(0), "text"))
                .or(() -> FhirJson.text(who, "name")).or(() -> FhirJson.text(who.path("name").path(0), "family")).orElse("");
        return Stream.of(FhirJson.text(composition, "title").orElse(""), name).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static Optional<ProfileContent> line(JsonNode resource, Map<String, JsonNode> byUrl) {
        return switch (resource.path("resourceType").asString("")) {
            case "AllergyIntolerance" -> allergy(resource);
            case "Condition" -> isWrong(resource) ? Optional.empty() : condition(resource);
            case "MedicationStatement" -> medication(resource, byUrl);
            case "DeviceUseStatement" -> device(resource, byUrl);
            case "Consent" -> directive(resource);
            case "Procedure" -> resource.path("status").asString("").equals("completed")
                    ? named(ProfileKind.HISTORY, resource.path("code")).map(line -> line.withDates(date(resource, "performedDateTime")
                            .or(() -> date(resource.path("performedPeriod"), "start")), Optional.empty())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A consent that is an advance directive, by its scope or category: its policy in words, else what its source is called. */
    private static Optional<ProfileContent> directive(JsonNode resource) {
        boolean isOne = coded(resource.path("scope"), "adr");
        for (JsonNode each : resource.path("category")) isOne |= coded(each, "acd") || coded(each, "42348-3");
        if (!isOne || !resource.path("status").asString("").equals("active")) return Optional.empty();
        Optional<String> policy = FhirJson.text(resource.path("policyRule"), "text");
        Optional<String> source = FhirJson.text(resource.path("sourceAttachment"), "title");
        return policy.or(() -> source).map(each -> shortened(each, ProfileContent.LONGEST_TEXT)).filter(each -> !each.isEmpty())
                .map(text -> ProfileContent.of(ProfileKind.DIRECTIVE, text).withDates(date(resource, "dateTime"), Optional.empty())
                        .withDetail(policy.flatMap(_ -> source).map(each -> shortened(each, ProfileContent.LONGEST_DETAIL))));
    }

    private static boolean coded(JsonNode concept, String code) {
        for (JsonNode each : concept.path("coding")) if (each.path("code").asString("").equals(code)) return true;
        return false;
    }

    private static boolean isWrong(JsonNode resource) {
        return WRONG.contains(resource.path("verificationStatus").path("coding").path(0).path("code").asString(""));
    }

    private static Optional<ProfileContent> allergy(JsonNode resource) {
        if (isWrong(resource)) return Optional.empty();
        List<String> told = new ArrayList<>();
        Optional<AllergySeverity> severity = Optional.empty();
        for (JsonNode reaction : resource.path("reaction")) {
            for (JsonNode each : reaction.path("manifestation")) words(each).ifPresent(told::add);
            Optional<AllergySeverity> here = severity(reaction.path("severity").asString(""));
            if (here.isPresent() && (severity.isEmpty() || here.get().compareTo(severity.get()) > 0)) severity = here;
        }
        status(resource).ifPresent(told::add);
        Optional<AllergySeverity> worst = severity;
        return named(ProfileKind.ALLERGY, resource.path("code")).map(line -> line.none() ? line : line.withSeverity(worst)
                .withDetail(Optional.of(detail(told))).withDates(date(resource, "onsetDateTime"), Optional.empty()));
    }

    private static Optional<AllergySeverity> severity(String code) {
        return switch (code) {
            case "mild" -> Optional.of(AllergySeverity.MILD);
            case "moderate" -> Optional.of(AllergySeverity.MODERATE);
            case "severe" -> Optional.of(AllergySeverity.SEVERE);
            default -> Optional.empty();
        };
    }

    /** Said only where it is not the usual. */
    private static Optional<String> status(JsonNode resource) {
        JsonNode coding = resource.path("clinicalStatus").path("coding").path(0);
        return FhirJson.text(coding, "code").filter(SOLVED::contains).map(code -> FhirJson.text(coding, "display").orElse(code));
    }

    private static Optional<ProfileContent> condition(JsonNode resource) {
        List<String> told = new ArrayList<>();
        for (JsonNode note : resource.path("note")) FhirJson.text(note, "text").ifPresent(told::add);
        status(resource).ifPresent(told::add);
        return named(ProfileKind.HISTORY, resource.path("code")).map(line -> line.none() ? line
                : dated(line.withDetail(Optional.of(detail(told))), date(resource, "onsetDateTime"), date(resource, "abatementDateTime")));
    }

    private static Optional<ProfileContent> medication(JsonNode resource, Map<String, JsonNode> byUrl) {
        if (NOT_TAKEN.contains(resource.path("status").asString(""))) return Optional.empty();
        JsonNode concept = resource.path("medicationCodeableConcept");
        if (concept.isMissingNode()) concept = resolved(resource.path("medicationReference"), byUrl).path("code");
        List<String> doses = new ArrayList<>();
        for (JsonNode dosage : resource.path("dosage")) FhirJson.text(dosage, "text").ifPresent(doses::add);
        JsonNode period = resource.path("effectivePeriod");
        return named(ProfileKind.TREATMENT, concept).map(line -> line.none() ? line : dated(line.withDetail(Optional.of(detail(doses))),
                date(period, "start").or(() -> date(resource, "effectiveDateTime")), date(period, "end")));
    }

    private static Optional<ProfileContent> device(JsonNode resource, Map<String, JsonNode> byUrl) {
        if (resource.path("status").asString("").equals("entered-in-error")) return Optional.empty();
        JsonNode device = resolved(resource.path("device"), byUrl);
        Optional<ProfileContent> line = named(ProfileKind.IMPLANT, device.path("type"))
                .or(() -> FhirJson.text(device.path("deviceName").path(0), "name").map(name -> ProfileContent.of(ProfileKind.IMPLANT,
                        shortened(name, ProfileContent.LONGEST_TEXT))));
        return line.map(each -> each.none() ? each : each.withReference(FhirJson.text(device, "lotNumber")
                .or(() -> FhirJson.text(device, "serialNumber")).map(text -> shortened(text, ProfileContent.LONGEST_REFERENCE)))
                .withDates(date(resource, "timingDateTime").or(() -> date(resource.path("timingPeriod"), "start")), Optional.empty()));
    }

    /** N is who is trusted here, C who is to be warned (v2-0131); of others nothing is taken. */
    private static Optional<ProfileContent> person(JsonNode contact) {
        JsonNode relation = contact.path("relationship").path(0);
        ProfileKind kind = switch (relation.path("coding").path(0).path("code").asString("")) {
            case "N" -> ProfileKind.TRUSTED_PERSON;
            case "C" -> ProfileKind.PERSON_TO_WARN;
            default -> null;
        };
        if (kind == null) return Optional.empty();
        JsonNode name = contact.path("name");
        String said = FhirJson.text(name, "text").orElseGet(() -> Stream.concat(StreamSupport.stream(name.path("given").spliterator(),
                false).map(each -> each.asString("")), FhirJson.text(name, "family").stream()).collect(Collectors.joining(" ")));
        String text = shortened(said, ProfileContent.LONGEST_TEXT);
        if (text.isEmpty()) return Optional.empty();
        return Optional.of(ProfileContent.of(kind, text)
                .withDetail(FhirJson.text(relation, "text").map(each -> shortened(each, ProfileContent.LONGEST_DETAIL)))
                .withReference(FhirJson.text(contact.path("telecom").path(0), "value")
                        .map(each -> shortened(each, ProfileContent.LONGEST_REFERENCE))));
    }

    /** A line called by its text, or by its code; "none known" as such; nothing of what nobody knows. */
    private static Optional<ProfileContent> named(ProfileKind kind, JsonNode concept) {
        for (JsonNode coding : concept.path("coding")) {
            String code = coding.path("code").asString("");
            if (code.startsWith("no-known-")) return Optional.of(ProfileContent.none(kind));
            if (code.startsWith("no-") && code.endsWith("-info")) return Optional.empty();
        }
        JsonNode coding = concept.path("coding").path(0);
        return words(concept).map(each -> shortened(each, ProfileContent.LONGEST_TEXT)).filter(each -> !each.isEmpty())
                .map(text -> ProfileContent.of(kind, text).withCode(ProfileCode.claimed(
                        FhirJson.text(coding, "system").map(CodeSystemNames::oid).orElse(null), coding.path("code").asString(""),
                        coding.path("display").asString(""))));
    }

    private static Optional<String> words(JsonNode concept) {
        return FhirJson.text(concept, "text").or(() -> FhirJson.text(concept.path("coding").path(0), "display"))
                .or(() -> FhirJson.text(concept.path("coding").path(0), "code"));
    }

    private static ProfileContent dated(ProfileContent line, Optional<PartialDate> since, Optional<PartialDate> until) {
        return line.withDates(since, until.filter(end -> since.isEmpty() || !end.lastDay().isBefore(since.get().firstDay())));
    }

    private static String detail(List<String> told) {
        return shortened(told.stream().distinct().limit(20).collect(Collectors.joining(" · ")), ProfileContent.LONGEST_DETAIL);
    }

    private static String shortened(String text, int longest) {
        return ProfileContent.shortened(text, longest);
    }

    private static Optional<PartialDate> date(JsonNode in, String name) {
        return FhirJson.text(in, name).flatMap(ReadSummary::day);
    }

    private static Optional<PartialDate> day(String written) {
        return PartialDate.parse(written).map(each -> each.hasTime() ? PartialDate.of(each.firstDay()) : each);
    }

    private static JsonNode resolved(JsonNode reference, Map<String, JsonNode> byUrl) {
        String url = reference.path("reference").asString("");
        return byUrl.getOrDefault(url, reference.path("resource"));     // a missing node where there is none
    }

    @Override public String toString() {
        return "ReadSummary[" + lines.size() + " lines]";
    }
}
