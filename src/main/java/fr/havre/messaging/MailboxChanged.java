package fr.havre.messaging;

/** Announced after the commit in which a mailbox was added, changed or closed. */
public record MailboxChanged(MailboxId mailbox) { }
