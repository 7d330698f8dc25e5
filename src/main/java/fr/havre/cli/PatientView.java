package fr.havre.cli;

import fr.havre.patients.Consent;
import fr.havre.patients.Identity;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientVersion;
import fr.havre.patients.Traits;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Labels;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Patients as commands show them. */
final class PatientView {
    private final CommandWords words;
    private final Labels labels;

    PatientView(CommandWords words) {
        this.words = words;
        labels = new Labels(words.language());
    }

    /** Enough on one line not to mix two people up (feature 8). */
    String line(Patient patient) {
        Traits traits = patient.traits();
        return words.say("say.patient", patient.id(), patient.used().name().map(used -> used + " / ").orElse("")
                + traits.birthName(),
                traits.givenNames(), traits.birthDate().map(words::date).orElse("?"), traits.sex().code(),
                labels.of(patient.status()), badge(patient).orElse(""));
    }

    String line(PatientVersion version) {
        return words.say("say.version", version.version(), version.at(), labels.of(version.what()),
                labels.of(version.identity().status()), version.identity().traits().birthName() + " "
                        + version.identity().traits().givenNames());
    }

    String line(Consent consent) {
        return words.say("say.consent", consent.decidedOn(), consent.decision().name(),
                labels.of(consent.decision()));
    }

    /** {@code [TEST]} or {@code [DEMO]}, from the OID of the INS. */
    private static Optional<String> badge(Patient patient) {
        return patient.ins().filter(ins -> ins.test() || ins.demo()).map(ins -> ins.test() ? "[TEST]" : "[DEMO]");
    }

    static ObjectNode json(Patient patient) {
        ObjectNode json = Reply.emptyJson().put("id", patient.id().toString()).put("version", patient.version());
        fill(json, patient.identity(), patient.used(), patient.contact());
        return json.put("createdAt", patient.createdAt().toString()).put("changedAt", patient.changedAt().toString())
                .put("changedBy", patient.changedBy().toString());
    }

    static ObjectNode json(PatientVersion version) {
        ObjectNode json = Reply.emptyJson().put("version", version.version()).put("what", version.what().name())
                .put("at", version.at().toString()).put("by", version.by().toString());
        fill(json, version.identity(), version.used(), version.contact());
        return json;
    }

    static ObjectNode json(Consent consent) {
        return Reply.emptyJson().put("decision", consent.decision().name())
                .put("subject", consent.decision().subject().name())
                .put("decidedOn", consent.decidedOn().toString()).put("recordedAt", consent.recordedAt().toString())
                .put("recordedBy", consent.recordedBy().toString());
    }

    private static void fill(ObjectNode json, Identity identity, Patient.UsedNames used, Patient.Contact contact) {
        Traits traits = identity.traits();
        json.put("status", identity.status().name()).put("birthName", traits.birthName()).put("givenNames",
                traits.givenNames());
        put(json, "birthDate", traits.birthDate().map(PartialDate::iso));
        json.put("sex", traits.sex().code());
        put(json, "birthPlace", traits.birthPlace());
        put(json, "usedName", used.name());
        put(json, "usedGivenName", used.givenName());
        put(json, "phone", contact.phone());
        put(json, "address", contact.address());
        put(json, "email", contact.email());
        put(json, "ins", identity.ins().map(Ins::number));
        put(json, "insOid", identity.ins().map(ins -> ins.issuer().oid()));
        put(json, "proof", identity.proof().map(proof -> proof.type().name()));
        put(json, "proofAt", identity.proof().map(proof -> proof.at().toString()));
    }

    private static void put(ObjectNode json, String key, Optional<String> value) {
        value.ifPresent(text -> json.put(key, text));
    }
}
