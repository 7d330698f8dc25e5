package fr.havre.admissions.submission;

import java.util.UUID;

/** What is sent of an admission, once (UUID version 7). May be logged. */
public record SubmissionId(UUID value) {
    public SubmissionId {
        if (value == null) throw new IllegalArgumentException("a submission id is needed");
    }

    public static SubmissionId of(String text) {
        return new SubmissionId(UUID.fromString(text));
    }

    @Override public String toString() {
        return value.toString();
    }
}
