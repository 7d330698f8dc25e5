package fr.havre.record;

import java.util.Optional;

/**
 * The server said it took a submission. Not yet a confirmation: that is the document seen in the list, by unique id and
 * hash.
 *
 * @param entryUuid the server's id of the document's entry; changes with each version of its metadata
 */
public record Submitted(Optional<String> entryUuid, Optional<String> version) { }
