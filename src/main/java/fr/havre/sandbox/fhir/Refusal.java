package fr.havre.sandbox.fhir;

import java.util.List;

/** The record does not do what was asked. Becomes an OperationOutcome whose text a user can read. */
@SuppressWarnings("serial") // never serialised: it lives within one request
final class Refusal extends RuntimeException {
    private final int status;
    private final String reason;
    private final List<Issue> issues;

    /**
     * One thing that is wrong.
     *
     * @param code of FHIR's issue-type
     * @param where FHIRPath of the element, or null
     */
    record Issue(String code, String text, String where) { }

    Refusal(int status, String reason, List<Issue> issues) {
        super(status + " " + reason);
        this.status = status;
        this.reason = reason;
        this.issues = List.copyOf(issues);
    }

    /** @param reason our own stable word for it, for programs */
    static Refusal of(int status, String code, String reason, String text) {
        return new Refusal(status, reason, List.of(new Issue(code, text, null)));
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    List<Issue> issues() {
        return issues;
    }
}
