package fr.havre.messaging.inbox;

import java.util.Map;

/**
 * What waits, for the marks beside the lists; of the mailboxes this person sees.
 *
 * @param unread of each lane
 * @param tray where a person decides
 * @param mine not done, assigned to this person or to somebody whose absence they cover
 * @param open arrived and not done
 */
public record MessageCounts(Map<Lane, Integer> unread, int tray, int mine, int open) {
    public MessageCounts {
        unread = Map.copyOf(unread);
    }
}
