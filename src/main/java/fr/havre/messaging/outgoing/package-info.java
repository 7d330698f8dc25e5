/**
 * Letters on their way out: drafts, guards, the frozen message and its outbox item, what becomes of it, what is answered
 * to what arrives. Not here: connections ({@code messaging.transport}), how a message is spelt, what arrives.
 *
 * <p>Depends on: messaging, documents, patients, directory, sync, access, vault. Used by: sending, ui, cli,
 * messaging's intake.
 * <p>Threads: any but the FX thread; {@link fr.havre.messaging.outgoing.MessageSendHandler} on the workers' own.
 */
package fr.havre.messaging.outgoing;
