package fr.havre.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A submission set of the record (ITI-66): when it was filed and the entries it brought. */
public record RemoteSubmission(String id, Optional<Instant> filed, List<String> entryUuids) {
    public RemoteSubmission {
        entryUuids = List.copyOf(entryUuids);
    }
}
