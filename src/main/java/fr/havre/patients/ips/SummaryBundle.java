package fr.havre.patients.ips;

import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Sex;
import fr.havre.patients.fhir.CodeSystemNames;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.Profile.Known;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds the document of the International Patient Summary: a Composition, the Patient, an entry for each line, and for each of
 * the three sections that must be there an entry that says "none known" or "not asked" (IPS, absent or unknown data). One use.
 */
final class SummaryBundle {
    private static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
    private static final String ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private static final String LOINC = "http://loinc.org";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String XHTML = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

    private final Patient patient;
    private final Profile profile;
    private final List<GivenVaccine> vaccines;
    private final SummaryWords words;
    private final Supplier<UUID> ids;
    private final ObjectNode bundle = FhirJson.resource("Bundle");
    private final ArrayNode entries;
    private final ArrayNode sections;
    private final ObjectNode composition;
    private final String subject;

    SummaryBundle(Patient patient, Profile profile, List<GivenVaccine> vaccines, String author, SummaryWords words,
            Supplier<UUID> ids, Instant now) {
        this.patient = patient;
        this.profile = profile;
        this.vaccines = vaccines;
        this.words = words;
        this.ids = ids;
        meta(bundle, "Bundle-uv-ips");
        bundle.putObject("identifier").put("system", "urn:ietf:rfc:3986").put("value", "urn:uuid:" + ids.get());
        bundle.put("type", "document").put("timestamp", seconds(now));
        entries = bundle.putArray("entry");
        composition = add("Composition", "Composition-uv-ips");
        ObjectNode who = add("Patient", "Patient-uv-ips");
        subject = lastUrl();
        person(who);
        ObjectNode practitioner = add("Practitioner", "Practitioner-uv-ips");
        practitioner.putArray("name").addObject().put("text", author);
        String by = lastUrl();
        composition.put("status", "final");
        coding(composition.putObject("type"), LOINC, "60591-5", "Patient summary Document");
        reference(composition, "subject", subject);
        composition.put("date", seconds(now)).put("title", words.title()).put("language", words.language().toLanguageTag());
        composition.putArray("author").addObject().put("reference", by);
        sections = composition.putArray("section");
    }

    /** To the second: more is of no use to anybody. */
    private static String seconds(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond()).toString();
    }

    ObjectNode built() {
        section(ProfileKind.HISTORY, "11450-4", "Problem list - Reported", "no-known-problems", "no-problem-info", this::condition);
        section(ProfileKind.ALLERGY, "48765-2", "Allergies and adverse reactions Document", "no-known-allergies", "no-allergy-info",
                this::allergy);
        section(ProfileKind.TREATMENT, "10160-0", "History of Medication use Narrative", "no-known-medications", "no-medication-info",
                this::medication);
        if (profile.known(ProfileKind.IMPLANT) != Known.NOT_ASKED) section(ProfileKind.IMPLANT, "46264-8",
                "History of medical device use", "no-known-devices", "no-device-info", this::device);
        if (!vaccines.isEmpty()) immunisations();
        if (profile.known(ProfileKind.DIRECTIVE) != Known.NOT_ASKED) directives();
        return bundle;
    }

    /** Makes an entry of a line, or of the code that says that there is none. */
    @FunctionalInterface
    private interface Entry {
        void of(ProfileContent content, Optional<String> absent);
    }

    private void section(ProfileKind kind, String code, String display, String none, String unknown, Entry entry) {
        List<ProfileContent> lines = profile.current(kind).stream().map(ProfileLine::content).toList();
        ObjectNode section = opened(words.section(kind), code, display);
        ArrayNode references = section.putArray("entry");
        List<String> told = new ArrayList<>();
        for (ProfileContent each : lines) {
            entry.of(each, Optional.empty());
            references.addObject().put("reference", lastUrl());
            told.add(words.line(each));
        }
        if (lines.isEmpty()) {
            boolean asked = profile.known(kind) == Known.NONE;
            entry.of(ProfileContent.none(kind), Optional.of(asked ? none : unknown));
            references.addObject().put("reference", lastUrl());
            told.add(words.absent(kind, asked));
        }
        narrative(section, told);
    }

    private ObjectNode opened(String title, String code, String display) {
        ObjectNode section = sections.addObject().put("title", title);
        coding(section.putObject("code"), LOINC, code, display);
        return section;
    }

    private void allergy(ProfileContent content, Optional<String> absent) {
        ObjectNode allergy = add("AllergyIntolerance", "AllergyIntolerance-uv-ips");
        coding(allergy.putObject("clinicalStatus"), TERMINOLOGY + "allergyintolerance-clinical", "active", "Active");
        code(allergy.putObject("code"), content, absent);
        reference(allergy, "patient", subject);
        content.since().ifPresent(each -> allergy.put("onsetDateTime", each.iso()));
        if (content.detail().isEmpty() && content.severity().isEmpty()) return;
        ObjectNode reaction = allergy.putArray("reaction").addObject();
        ObjectNode manifestation = reaction.putArray("manifestation").addObject();
        content.detail().ifPresentOrElse(each -> manifestation.put("text", each), () -> unknown(manifestation));
        content.severity().ifPresent(each -> reaction.put("severity", each.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private void condition(ProfileContent content, Optional<String> absent) {
        ObjectNode condition = add("Condition", "Condition-uv-ips");
        coding(condition.putObject("clinicalStatus"), TERMINOLOGY + "condition-clinical",
                content.until().isPresent() ? "resolved" : "active", content.until().isPresent() ? "Resolved" : "Active");
        coding(condition.putArray("category").addObject(), LOINC, "75326-9", "Problem");
        code(condition.putObject("code"), content, absent);
        reference(condition, "subject", subject);
        content.since().ifPresent(each -> condition.put("onsetDateTime", each.iso()));
        content.until().ifPresent(each -> condition.put("abatementDateTime", each.iso()));
        content.detail().ifPresent(each -> condition.putArray("note").addObject().put("text", each));
    }

    private void medication(ProfileContent content, Optional<String> absent) {
        ObjectNode taken = add("MedicationStatement", "MedicationStatement-uv-ips");
        taken.put("status", absent.isPresent() ? "unknown" : "active");
        code(taken.putObject("medicationCodeableConcept"), content, absent);
        reference(taken, "subject", subject);
        if (content.since().isEmpty() && content.until().isEmpty()) {
            unknown(taken.putObject("_effectiveDateTime"));
        } else {
            ObjectNode period = taken.putObject("effectivePeriod");
            content.since().ifPresent(each -> period.put("start", each.iso()));
            content.until().ifPresent(each -> period.put("end", each.iso()));
        }
        content.detail().ifPresent(each -> taken.putArray("dosage").addObject().put("text", each));
    }

    private void device(ProfileContent content, Optional<String> absent) {
        ObjectNode device = add("Device", "Device-uv-ips");
        String url = lastUrl();
        code(device.putObject("type"), content, absent);
        content.reference().ifPresent(each -> device.put("lotNumber", each));
        reference(device, "patient", subject);
        ObjectNode use = add("DeviceUseStatement", "DeviceUseStatement-uv-ips");
        use.put("status", "active");
        reference(use, "subject", subject);
        content.since().ifPresentOrElse(each -> use.put("timingDateTime", each.iso()),
                () -> unknown(use.putObject("_timingDateTime")));
        reference(use, "device", url);
        content.detail().ifPresent(each -> use.putArray("note").addObject().put("text", each));
    }

    private void immunisations() {
        ObjectNode section = opened(words.vaccinations(), "11369-6", "History of Immunization note");
        ArrayNode references = section.putArray("entry");
        List<String> told = new ArrayList<>();
        for (GivenVaccine each : vaccines) {
            ObjectNode given = add("Immunization", "Immunization-uv-ips");
            given.put("status", "completed");
            given.putObject("vaccineCode").put("text", each.name());
            reference(given, "patient", subject);
            given.put("occurrenceDateTime", each.on().iso());
            each.lot().ifPresent(lot -> given.put("lotNumber", lot));
            references.addObject().put("reference", lastUrl());
            told.add(each.name() + " · " + each.on().iso());
        }
        narrative(section, told);
    }

    /** There is no code for "none": then in words alone. */
    private void directives() {
        List<ProfileContent> all = profile.current(ProfileKind.DIRECTIVE).stream().map(ProfileLine::content).toList();
        ObjectNode section = opened(words.section(ProfileKind.DIRECTIVE), "42348-3", "Advance healthcare directives");
        if (all.isEmpty()) {
            narrative(section, List.of(words.absent(ProfileKind.DIRECTIVE, true)));
            return;
        }
        ArrayNode references = section.putArray("entry");
        for (ProfileContent each : all) {
            directive(each);
            references.addObject().put("reference", lastUrl());
        }
        narrative(section, all.stream().map(words::line).toList());
    }

    /** A Consent of the scope "advance directives" (IPS, section Advance Directives); where they are is its policy in words. */
    private void directive(ProfileContent content) {
        ObjectNode consent = add("Consent");
        consent.put("status", "active");
        coding(consent.putObject("scope"), TERMINOLOGY + "consentscope", "adr", "Advanced Care Directive");
        coding(consent.putArray("category").addObject(), TERMINOLOGY + "consentcategorycodes", "acd", "Advance Directive");
        reference(consent, "patient", subject);
        content.since().ifPresent(each -> consent.put("dateTime", each.iso()));
        content.detail().ifPresent(each -> consent.putObject("sourceAttachment").put("title", each));
        consent.putObject("policyRule").put("text", content.text());
    }

    private void person(ObjectNode who) {
        patient.ins().ifPresent(ins -> who.putArray("identifier").addObject().put("use", "official")
                .put("system", "urn:oid:" + ins.issuer().oid()).put("value", ins.number()));
        ObjectNode name = who.putArray("name").addObject().put("use", "official").put("family", patient.traits().birthName());
        ArrayNode given = name.putArray("given");
        for (String each : patient.traits().givenNames().split(" ", -1)) if (!each.isEmpty()) given.add(each);
        if (given.isEmpty()) name.remove("given");
        patient.traits().birthDate().map(PartialDate::iso).ifPresentOrElse(day -> who.put("birthDate", day),
                () -> unknown(who.putObject("_birthDate")));
        who.put("gender", switch (patient.traits().sex()) {
            case Sex.FEMALE -> "female";
            case Sex.MALE -> "male";
            case Sex.UNKNOWN -> "unknown";
        });
        contacts(who);
    }

    private void contacts(ObjectNode who) {
        List<ProfileContent> people = new ArrayList<>();
        for (ProfileKind kind : List.of(ProfileKind.TRUSTED_PERSON, ProfileKind.PERSON_TO_WARN)) {
            profile.current(kind).stream().map(ProfileLine::content).forEach(people::add);
        }
        if (people.isEmpty()) return;
        ArrayNode contacts = who.putArray("contact");
        for (ProfileContent each : people) {
            ObjectNode contact = contacts.addObject();
            ObjectNode relation = contact.putArray("relationship").addObject();
            coding(relation, TERMINOLOGY + "v2-0131", each.kind() == ProfileKind.TRUSTED_PERSON ? "N" : "C",
                    each.kind() == ProfileKind.TRUSTED_PERSON ? "Next-of-Kin" : "Emergency Contact");
            each.detail().ifPresent(detail -> relation.put("text", detail));
            contact.putObject("name").put("text", each.text());
            each.reference().ifPresent(number -> contact.putArray("telecom").addObject().put("system", "phone").put("value", number));
        }
    }

    private ObjectNode add(String type, String form) {
        ObjectNode resource = add(type);
        meta(resource, form);
        return resource;
    }

    private ObjectNode add(String type) {
        ObjectNode entry = entries.addObject().put("fullUrl", "urn:uuid:" + ids.get());
        ObjectNode resource = FhirJson.resource(type);
        entry.set("resource", resource);
        return resource;
    }

    private String lastUrl() {
        return entries.get(entries.size() - 1).path("fullUrl").stringValue();
    }

    private static void meta(ObjectNode resource, String form) {
        resource.putObject("meta").putArray("profile").add(IPS + form);
    }

    private static void reference(ObjectNode in, String name, String url) {
        in.putObject(name).put("reference", url);
    }

    private static void code(ObjectNode concept, ProfileContent content, Optional<String> absent) {
        if (absent.isPresent()) {
            coding(concept, ABSENT, absent.get(), "");
            return;
        }
        content.code().ifPresent(each -> coding(concept, CodeSystemNames.uri(each.system()), each.code(), each.text()));
        concept.put("text", content.text());
    }

    private static void coding(ObjectNode concept, String system, String code, String display) {
        ObjectNode coding = concept.putArray("coding").addObject().put("system", system).put("code", code);
        if (!display.isEmpty()) coding.put("display", display);
    }

    private static void unknown(ObjectNode in) {
        in.putArray("extension").addObject().put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
                .put("valueCode", "unknown");
    }

    private static void narrative(ObjectNode section, List<String> lines) {
        StringBuilder div = new StringBuilder(XHTML).append("<ul>");
        lines.forEach(each -> div.append("<li>").append(escaped(each)).append("</li>"));
        section.putObject("text").put("status", "generated").put("div", div.append("</ul></div>").toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
