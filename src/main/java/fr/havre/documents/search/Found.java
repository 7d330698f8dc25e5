package fr.havre.documents.search;

import java.util.List;

/**
 * One page of places, newest first.
 *
 * @param more whether there may be further ones below the last
 * @param complete false while a part of the index is still being built: documents may be missing
 */
public record Found(List<Long> places, boolean more, boolean complete) {
    public Found {
        places = List.copyOf(places);
    }
}
