package fr.havre.messaging.inbox;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list, newest first.
 *
 * @param next the {@code before} of the next part; empty at the end
 * @param complete false while the index of words is being built: messages may be missing from a search
 */
public record MessagePage(List<MessageLine> lines, OptionalLong next, boolean complete) {
    public MessagePage {
        lines = List.copyOf(lines);
    }
}
