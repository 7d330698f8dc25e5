package fr.havre.sandbox.fhir;

import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * OperationOutcome resources: French text a user can read, our own stable reason as a coding for programs, and the
 * reference to give when phoning for support (also in {@code id} and in the header {@code X-Request-Id}).
 */
public final class Outcomes {
    static final String REASONS = "urn:havre:sandbox:reason";

    private Outcomes() { }

    static Answer of(Refusal refusal) {
        String reference = newReference();
        ObjectNode outcome = Json.object().put("resourceType", "OperationOutcome").put("id", reference);
        var issues = outcome.putArray("issue");
        for (Refusal.Issue each : refusal.issues()) {
            ObjectNode issue = issues.addObject().put("severity", "error").put("code", each.code());
            ObjectNode details = issue.putObject("details");
            details.putArray("coding").addObject().put("system", REASONS).put("code", refusal.reason());
            details.put("text", each.text());
            issue.put("diagnostics", "Référence à donner à l'assistance : " + reference);
            if (each.where() != null) issue.putArray("expression").add(each.where());
        }
        return Answer.json(refusal.status(), outcome).with("X-Request-Id", reference);
    }

    /** An answer that a fault, not the record, decided. */
    public static Answer of(int status, String code, String reason, String text) {
        return of(Refusal.of(status, code, reason, text));
    }

    private static String newReference() {
        return "SBX-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }
}
