package fr.havre.messaging.outgoing;

import fr.havre.messaging.MessageId;

/** Announced after the commit in which a message that was written here came to {@code state}. */
public record MessageMoved(MessageId message, MessageState state) { }
