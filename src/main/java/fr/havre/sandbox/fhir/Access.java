package fr.havre.sandbox.fhir;

import fr.havre.sandbox.fhir.Tables.KnownPatient;
import fr.havre.sandbox.fhir.Tables.StoredDocument;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import java.sql.SQLException;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Whose record it is, and what a professional may see of it. */
final class Access {
    static final String VISIBILITY =
            "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument";
    private static final String CONDITIONAL = "Patient?identifier=";

    private Access() { }

    /** The INS a resource's {@code subject} names. */
    static InsNumber subjectOf(Tables tables, ObjectNode resource) throws SQLException {
        String reference = Json.text(resource, "/subject/reference");
        if (reference.startsWith("Patient/")) {
            return tables.patient(number(reference.substring("Patient/".length())))
                    .map(known -> new InsNumber(known.person().oid(), known.person().ins()))
                    .orElseThrow(Access::unknown);
        }
        String token = reference.startsWith(CONDITIONAL)
                ? Request.parameters(reference.substring("Patient?".length()).replace("+", "%2B")).getFirst().value()
                : Json.text(resource, "/subject/identifier/system") + "|" + Json.text(resource, "/subject/identifier/value");
        return ins(token);
    }

    static InsNumber ins(String token) {
        return InsNumber.parse(token).orElseThrow(() -> Refusal.of(422, "value", "ins-invalid",
                "L'INS du patient n'est pas valide : OID inconnu, forme ou clé incorrecte."));
    }

    /** The open record of a patient, seen by this professional. */
    static KnownPatient open(Tables tables, InsNumber ins, Professional caller) throws SQLException {
        KnownPatient patient = tables.patient(ins.oid(), ins.number()).orElseThrow(Access::unknown);
        return open(patient, caller);
    }

    static KnownPatient open(KnownPatient patient, Professional caller) {
        Person person = patient.person();
        if (person.record() == Person.State.NONE) throw unknown();
        if (person.record() == Person.State.CLOSED) {
            throw Refusal.of(403, "forbidden", "record-closed", "Le dossier de ce patient est fermé : "
                    + (person.closedBecause() == null ? "motif non précisé" : person.closedBecause()) + ".");
        }
        if (person.blocked().contains(caller.id())) {
            throw Refusal.of(403, "forbidden", "access-blocked", "Le patient a bloqué l'accès de ce professionnel à son dossier.");
        }
        return patient;
    }

    static Refusal unknown() {
        return Refusal.of(404, "not-found", "no-record", "Aucun dossier n'existe pour cet INS.");
    }

    /** Hidden from professionals: seen by its authors and the patient's own doctor only. */
    static boolean sees(Professional caller, Person patient, StoredDocument document) {
        boolean masked = Json.list(document.json(), "/securityLabel").stream()
                .anyMatch(label -> Json.text(label, "/coding/0/code").equals("MASQUE_PS"));
        return !masked || Set.of(caller.id()).contains(patient.doctor()) || References.isAuthor(document.json(), caller.id());
    }

    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Refusal.of(404, "not-found", "not-found", "Cette ressource n'existe pas.");
        }
    }
}
