package fr.havre.sandbox.directory;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes FHIR R4 resources as Annuaire Santé profiles them. */
final class Resources {
    static final String NOS = "https://mos.esante.gouv.fr/NOS/";
    static final String PROFESSIONS = NOS + "TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante";
    static final String SPECIALTIES = NOS + "TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale";
    static final String SECTORS = NOS + "TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite";
    private static final String KINDS_OF_MAIL = NOS + "TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie";
    private static final String KINDS_OF_MAILBOX = NOS + "TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL";
    private static final String IDENTIFIERS = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
    private static final String EMAIL_TYPE = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type";
    private static final String METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Resources() { }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode outcome(String code, String words) {
        ObjectNode outcome = object().put("resourceType", "OperationOutcome");
        outcome.putArray("issue").addObject().put("severity", "error").put("code", code).put("diagnostics", words);
        return outcome;
    }

    static ObjectNode capability() {
        ObjectNode capability = object().put("resourceType", "CapabilityStatement").put("status", "active")
                .put("kind", "instance").put("fhirVersion", "4.0.1");
        capability.putArray("format").add("application/fhir+json");
        ArrayNode resources = capability.putArray("rest").addObject().put("mode", "server").putArray("resource");
        List.of("Practitioner", "PractitionerRole", "Organization").forEach(each -> resources.addObject().put("type", each));
        return capability;
    }

    private static ObjectNode resource(String type, String id) {
        ObjectNode resource = object().put("resourceType", type).put("id", id).put("active", true).put("language", "fr");
        resource.putObject("meta").put("versionId", "1").put("lastUpdated", "2026-10-01T03:00:00.000+02:00")
                .put("source", "https://annuaire.sante.fr");
        return resource;
    }

    static ObjectNode practitioner(String rpps, String family, String given, String profession, String specialty,
            List<ObjectNode> mailboxes) {
        ObjectNode practitioner = resource("Practitioner", "003-" + rpps);
        ArrayNode identifiers = practitioner.putArray("identifier");
        identifier(identifiers, "urn:oid:1.2.250.1.71.4.2.1", "8" + rpps, "IDNPS");
        identifier(identifiers, "https://rpps.esante.gouv.fr", rpps, "RPPS");
        ObjectNode name = practitioner.putArray("name").addObject().put("use", "usual").put("family", family);
        name.putArray("given").add(given);
        if (profession.equals("10")) name.putArray("suffix").add("DR");
        ArrayNode qualifications = practitioner.putArray("qualification");
        qualifications.addObject().putObject("code").putArray("coding").addObject().put("system", PROFESSIONS)
                .put("code", profession);
        if (specialty != null) {
            qualifications.addObject().putObject("code").putArray("coding").addObject().put("system", SPECIALTIES)
                    .put("code", specialty);
        }
        ArrayNode telecoms = practitioner.putArray("telecom");
        mailboxes.forEach(telecoms::add);
        return practitioner;
    }

    static ObjectNode role(String id, String practitioner, String organization, List<ObjectNode> mailboxes) {
        ObjectNode role = resource("PractitionerRole", id);
        role.putObject("practitioner").put("reference", "Practitioner/" + practitioner);
        role.putObject("organization").put("reference", "Organization/" + organization);
        role.putArray("code").addObject().putArray("coding").addObject()
                .put("system", NOS + "TRE_R22-GenreActivite/FHIR/TRE-R22-GenreActivite").put("code", "GENR01");
        ArrayNode telecoms = role.putArray("telecom");
        mailboxes.forEach(telecoms::add);
        return role;
    }

    static ObjectNode organization(String id, String number, String name, String sector, String line, String postalCode,
            String city, List<ObjectNode> mailboxes) {
        ObjectNode organization = resource("Organization", id);
        ArrayNode identifiers = organization.putArray("identifier");
        boolean siret = number.length() == 14;
        identifier(identifiers, "urn:oid:1.2.250.1.71.4.2.2", (siret ? "3" : "1") + number, "IDNST");
        identifier(identifiers, siret ? "https://sirene.fr" : "https://finess.esante.gouv.fr", number,
                siret ? "SIRET" : "FINEG");
        organization.put("name", name);
        organization.putArray("type").addObject().putArray("coding").addObject().put("system", SECTORS).put("code", sector);
        ObjectNode address = organization.putArray("address").addObject().put("postalCode", postalCode).put("city", city);
        address.putArray("line").add(line);
        ArrayNode telecoms = organization.putArray("telecom");
        telecoms.addObject().put("system", "phone").put("value", "+33299000000");
        mailboxes.forEach(telecoms::add);
        return organization;
    }

    private static void identifier(ArrayNode identifiers, String system, String value, String kind) {
        ObjectNode identifier = identifiers.addObject().put("use", "official").put("system", system).put("value", value);
        identifier.putObject("type").putArray("coding").addObject().put("system", IDENTIFIERS).put("code", kind);
    }

    /** @param kind PER, ORG, APP or CAB, with {@code !} behind it on the red list; null for an address outside of MSSanté */
    static ObjectNode mailbox(String address, String kind, String service, String responsible) {
        ObjectNode telecom = object().put("system", "email").put("value", address);
        if (kind == null) return telecom;
        boolean red = kind.endsWith("!");
        ArrayNode extensions = telecom.putArray("extension");
        extensions.addObject().put("url", EMAIL_TYPE).putObject("valueCoding").put("system", KINDS_OF_MAIL)
                .put("code", "MSSANTE");
        ArrayNode metadata = extensions.addObject().put("url", METADATA).putArray("extension");
        metadata.addObject().put("url", "type").putObject("valueCodeableConcept").putArray("coding").addObject()
                .put("system", KINDS_OF_MAILBOX).put("code", kind.replace("!", ""));
        if (!service.isEmpty()) metadata.addObject().put("url", "service").put("valueString", service);
        if (!responsible.isEmpty()) metadata.addObject().put("url", "responsible").put("valueString", responsible);
        metadata.addObject().put("url", "listeRouge").put("valueBoolean", red);
        return telecom;
    }

    static boolean isMailbox(JsonNode telecom) {
        return telecom.path("extension").size() > 0;
    }

    static boolean isRedListed(JsonNode telecom) {
        for (JsonNode extension : telecom.path("extension")) {
            for (JsonNode each : extension.path("extension")) {
                if (each.path("url").stringValue("").equals("listeRouge")) return each.path("valueBoolean").booleanValue(false);
            }
        }
        return false;
    }
}
