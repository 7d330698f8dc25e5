package fr.havre.record;

import fr.havre.documents.CodedValue;
import fr.havre.patients.ClaimedIns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A document as the record describes it: claims of another system, taken as they come (PDSm ITI-67).
 *
 * @param entryUuid {@code DocumentReference.id}: changes with each version of the metadata
 * @param uniqueId {@code masterIdentifier}, given by the author's system: the same in mail and record
 * @param logicalId {@code identifier}, stable for one document across versions
 * @param replaces entry or unique ids of the documents this one takes the place of
 * @param sha1 lower-case hexadecimal
 * @param address where its bytes are, absolute or relative to the server; absent when they lie in the entry itself
 */
public record RemoteDocument(String entryUuid, Optional<String> version, Optional<String> uniqueId,
        Optional<String> logicalId, Status status, List<ClaimedIns> patients, Description description,
        Set<Visibility> hidden, boolean archived, List<String> replaces, Optional<String> contentType,
        OptionalLong sizeBytes, Optional<String> sha1, Optional<String> address) {

    public enum Status { CURRENT, SUPERSEDED, ENTERED_IN_ERROR, UNKNOWN }

    /** What a person reads about it. */
    public record Description(String title, Optional<CodedValue> type, Optional<CodedValue> documentClass,
            Optional<CodedValue> format,
            Optional<String> confidentiality, Optional<Instant> created, Optional<Instant> serviceStart,
            List<String> authors) {
        public Description {
            authors = List.copyOf(authors);
        }

        @Override public String toString() {
            return "Description[…]";
        }
    }

    public RemoteDocument {
        patients = List.copyOf(patients);
        hidden = Set.copyOf(hidden);
        replaces = List.copyOf(replaces);
    }

    /** The same in another version of its metadata. */
    RemoteDocument inVersion(Optional<String> other) {
        return new RemoteDocument(entryUuid, other, uniqueId, logicalId, status, patients, description, hidden, archived,
                replaces, contentType, sizeBytes, sha1, address);
    }

    @Override public String toString() {
        return "RemoteDocument[" + entryUuid + " " + version.orElse("?") + " " + status + "]";
    }
}
