package fr.havre.directory;

import java.util.Set;

/**
 * What a search is to show.
 *
 * @param kinds of mailbox; empty for any (the directory cannot filter: it is done here)
 * @param reachable only who has a secure address
 * @param limit at most so many lines
 */
public record DirectoryFilter(Set<SecureAddress.Kind> kinds, boolean reachable, int limit) {
    /** Whoever has a secure address, fifty lines. */
    public static final DirectoryFilter RECIPIENTS = new DirectoryFilter(Set.of(), true, 50);
    /** Everybody, with or without an address. */
    public static final DirectoryFilter EVERYBODY = new DirectoryFilter(Set.of(), false, 50);

    public DirectoryFilter {
        kinds = Set.copyOf(kinds);
        if (limit < 1 || limit > 500) throw new IllegalArgumentException("limit");
    }

    public DirectoryFilter only(Set<SecureAddress.Kind> wanted) {
        return new DirectoryFilter(wanted, reachable, limit);
    }

    boolean takes(SecureAddress.Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
