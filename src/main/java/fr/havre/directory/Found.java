package fr.havre.directory;

import java.util.List;

/**
 * An answer, favourites first.
 *
 * @param asked the directory was asked; otherwise these are the practice's contacts and what is kept
 * @param more the directory knows more than was read: another word narrows it down
 */
public record Found(List<Hit> hits, boolean asked, boolean more) {
    public Found {
        hits = List.copyOf(hits);
    }
}
