package fr.havre.record;

import java.util.Set;

/**
 * What the other side offers, as it declares it.
 *
 * @param server its name and version, for a support call; its own words
 * @param largestDocumentBytes what we take and send at most
 */
public record Capabilities(String server, Set<Act> acts, long largestDocumentBytes) {
    public enum Act { SUBMIT, SUBMIT_SIMPLY, FIND_DOCUMENTS, FIND_SUBMISSIONS, CHANGE }

    public Capabilities {
        acts = Set.copyOf(acts);
    }
}
