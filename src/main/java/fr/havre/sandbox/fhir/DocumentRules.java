package fr.havre.sandbox.fhir;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PDSm comprehensive DocumentReference: what it must have beyond R4, and the codes it may carry. */
final class DocumentRules {
    private static final Set<String> MEDIA_TYPES = Set.of("application/xml", "text/xml", "application/pdf", "text/plain",
            "text/rtf", "application/rtf", "image/jpeg", "image/tiff", "image/png", "application/fhir+json",
            "application/dicom");
    private final Codes codes;

    DocumentRules(Codes codes) {
        this.codes = codes;
    }

    /** Checks a comprehensive document and its bytes; reports into {@code problems}. */
    void check(ObjectNode doc, byte[] bytes, InsNumber subject, Problems problems) {
        shared(doc, problems);
        problems.need(doc, "/custodian", "custodian (structure qui conserve le document)");
        if (problems.need(doc, "/category/0/coding/0/code", "category (classe du document, J06)")) category(doc, problems);
        confidentiality(doc, problems);
        attachment(doc, bytes, problems);
        context(doc, subject, problems);
    }

    /** What the simplified publication (ITI-105) asks too. */
    void shared(ObjectNode doc, Problems problems) {
        problems.need(doc, "/contained", "contained (auteur)");
        masterIdentifier(doc, problems);
        if (problems.need(doc, "/status", "status") && !Json.text(doc, "/status").equals("current")) {
            problems.wrong("/status", "Un document déposé doit être « current ».");
        }
        if (problems.need(doc, "/type/coding/0/code", "type (J07)")) type(doc, problems);
        problems.need(doc, "/subject", "subject (patient)");
        if (problems.need(doc, "/date", "date (création du document)")) instant(doc, "/date", problems);
        authors(doc, problems);
        problems.need(doc, "/content/0/attachment", "content.attachment");
        if (problems.need(doc, "/content/0/attachment/contentType", "content.attachment.contentType")
                && !MEDIA_TYPES.contains(baseType(Json.text(doc, "/content/0/attachment/contentType")))) {
            problems.wrongCode("/content/0/attachment/contentType", "Ce type de contenu n'est pas accepté.");
        }
        problems.need(doc, "/content/0/attachment/title", "content.attachment.title");
        if (Json.list(doc, "/content").size() > 1) problems.wrong("/content", "Un seul contenu par document.");
    }

    /** A CDA document must be named like its metadata, and be about the same person. */
    static void cda(ObjectNode doc, byte[] bytes, InsNumber subject, Problems problems) {
        String mediaType = baseType(Json.text(doc, "/content/0/attachment/contentType"));
        if (!mediaType.equals("application/xml") && !mediaType.equals("text/xml")) return;
        CdaHeader header = CdaHeader.read(bytes);
        if (!header.isAbout(subject)) {
            problems.wrong("/subject", "L'INS de l'en-tête du document CDA n'est pas celui du patient indiqué.");
        }
        if (!header.isNamed(Json.text(doc, "/masterIdentifier/value"))) {
            problems.wrong("/masterIdentifier", "L'identifiant unique n'est pas celui de l'en-tête du document CDA.");
        }
        if (!header.type().equals(Json.text(doc, "/type/coding/0/code"))) {
            problems.wrongCode("/type", "Le type n'est pas celui de l'en-tête du document CDA.");
        }
    }

    private static void masterIdentifier(ObjectNode doc, Problems problems) {
        if (!problems.need(doc, "/masterIdentifier/value", "masterIdentifier (identifiant unique)")) return;
        if (!Json.text(doc, "/masterIdentifier/use").equals("usual")) {
            problems.wrong("/masterIdentifier/use", "masterIdentifier.use doit valoir « usual ».");
        }
        String value = Json.text(doc, "/masterIdentifier/value");
        if (!Json.text(doc, "/masterIdentifier/system").equals("urn:ietf:rfc:3986")
                || !(value.startsWith("urn:oid:") || value.startsWith("urn:uuid:"))) {
            problems.wrong("/masterIdentifier", "L'identifiant unique doit être une URN (urn:oid: ou urn:uuid:).");
        }
    }

    private void type(ObjectNode doc, Problems problems) {
        JsonNode coding = doc.at("/type/coding/0");
        String code = Json.text(coding, "/code");
        if (!codes.has("type", coding)) {
            problems.wrongCode("/type", "Le type de document n'est pas du jeu de valeurs J07.");
        } else if (!codes.takes(code)) {
            problems.wrongCode("/type", "Le DMP ne prend pas ce type de document (« " + codes.label("type", code)
                    + " ») : utilisez la messagerie sécurisée.");
        }
    }

    private void category(ObjectNode doc, Problems problems) {
        JsonNode coding = doc.at("/category/0/coding/0");
        String expected = codes.classOf(Json.text(doc, "/type/coding/0/code"));
        if (!codes.has("class", coding)) {
            problems.wrongCode("/category/0", "La classe du document n'est pas du jeu de valeurs J06.");
        } else if (expected != null && !expected.equals(Json.text(coding, "/code"))) {
            problems.wrongCode("/category/0", "La classe du document n'est pas celle de son type ("
                    + codes.label("class", expected) + " attendu).");
        }
    }

    private static void authors(ObjectNode doc, Problems problems) {
        int authors = Json.list(doc, "/author").size();
        if (authors == 0) problems.missing("/author", "author");
        for (int i = 0; i < authors; i++) {
            if (References.contained(doc, "/author/" + i).isEmpty()) {
                problems.wrong("/author/" + i, "L'auteur doit être une ressource contenue (contained).");
            }
        }
    }

    private void confidentiality(ObjectNode doc, Problems problems) {
        if (!problems.need(doc, "/securityLabel/0/coding/0/code", "securityLabel (confidentialité, J08)")) return;
        int labels = Json.list(doc, "/securityLabel").size();
        for (int i = 0; i < labels; i++) {
            if (!codes.has("confidentiality", doc.at("/securityLabel/" + i + "/coding/0"))) {
                problems.wrongCode("/securityLabel/" + i, "Le code de confidentialité n'est pas du jeu de valeurs J08.");
            }
        }
    }

    private static void attachment(ObjectNode doc, byte[] bytes, Problems problems) {
        String at = "/content/0/attachment";
        problems.need(doc, at + "/language", "content.attachment.language");
        if (problems.need(doc, at + "/creation", "content.attachment.creation")) instant(doc, at + "/creation", problems);
        if (problems.need(doc, at + "/size", "content.attachment.size")
                && doc.at(at + "/size").asLong(-1) != bytes.length) {
            problems.wrong(at + "/size", "La taille annoncée n'est pas celle du contenu reçu.");
        }
        if (problems.need(doc, at + "/hash", "content.attachment.hash")
                && !Json.text(doc, at + "/hash").equals(sha1(bytes))) {
            problems.wrong(at + "/hash", "L'empreinte SHA-1 annoncée n'est pas celle du contenu reçu.");
        }
    }

    private void context(ObjectNode doc, InsNumber subject, Problems problems) {
        if (problems.need(doc, "/content/0/format/code", "content.format (J10)")
                && !codes.has("format", doc.at("/content/0/format"))) {
            problems.wrongCode("/content/0/format", "Le format n'est pas du jeu de valeurs J10.");
        }
        if (problems.need(doc, "/context/period/start", "context.period.start (début de l'acte)")) {
            date(doc, "/context/period/start", problems);
        }
        if (problems.need(doc, "/context/facilityType/coding/0/code", "context.facilityType (J02)")
                && !codes.has("facility", doc.at("/context/facilityType/coding/0"))) {
            problems.wrongCode("/context/facilityType", "Le secteur d'activité n'est pas du jeu de valeurs J02.");
        }
        if (problems.need(doc, "/context/practiceSetting/coding/0/code", "context.practiceSetting (J04)")
                && !codes.has("setting", doc.at("/context/practiceSetting/coding/0"))) {
            problems.wrongCode("/context/practiceSetting", "Le cadre d'exercice n'est pas du jeu de valeurs J04.");
        }
        if (problems.need(doc, "/context/sourcePatientInfo", "context.sourcePatientInfo")) source(doc, subject, problems);
    }

    private static void source(ObjectNode doc, InsNumber subject, Problems problems) {
        Optional<JsonNode> patient = References.contained(doc, "/context/sourcePatientInfo");
        if (patient.isEmpty() || !Json.text(patient.get(), "/resourceType").equals("Patient")) {
            problems.wrong("/context/sourcePatientInfo", "Le patient source doit être une ressource Patient contenue.");
        } else if (!References.insOf(patient.get()).equals(Optional.of(subject))) {
            problems.wrong("/context/sourcePatientInfo", "L'INS du patient source n'est pas celui du patient indiqué.");
        }
    }

    static void instant(ObjectNode node, String pointer, Problems problems) {
        try {
            OffsetDateTime.parse(Json.text(node, pointer));
        } catch (DateTimeException e) {
            problems.wrong(pointer, "Date et heure attendues, avec le fuseau horaire.");
        }
    }

    private static void date(ObjectNode node, String pointer, Problems problems) {
        try {
            Period.of(Json.text(node, pointer));
        } catch (DateTimeException e) {
            problems.wrong(pointer, "Date illisible.");
        }
    }

    static String baseType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** What FHIR R4 calls hash: SHA-1, base64. */
    static String sha1(byte[] bytes) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
