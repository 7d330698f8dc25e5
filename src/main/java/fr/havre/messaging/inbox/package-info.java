/**
 * Messages received: fetched, kept with what they carry, filed where that is certain, and worked on together. Sent ones
 * stand in the same table and lists; who sends them writes their rows.
 *
 * <p>Depends on: messaging's values, transport, mime, smime; documents, patients, sync, access, vault. Used by: sending,
 * ui, cli.
 * <p>Threads: any but the FX thread. Fetching runs on the pull worker's threads, keeping in its transactions.
 */
package fr.havre.messaging.inbox;
