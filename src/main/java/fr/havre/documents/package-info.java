/**
 * What is kept and shown: recognising a document's format from its bytes, reading what it says of itself, the text to
 * search, the parts it carries; keeping it, filing it, finding it again.
 *
 * <p>{@link fr.havre.documents.Recognition} is the one way in: bytes are either {@link fr.havre.documents.Recognised} or
 * refused with a {@link fr.havre.documents.DocumentRefusedException}; nothing else comes out, whatever the bytes. What a
 * document says is a claim until something else proves it.
 * <p>{@link fr.havre.documents.Documents} is the service: permission, recognition and encryption outside a transaction,
 * then rows, origin, words, trace and the announced {@link fr.havre.documents.DocumentChange} in one.
 * <p>Depends on: patients, access, vault. Used by: record, messaging, sending, admissions, ui.
 * <p>Threads: values and readers hold no state between calls; reading takes milliseconds to seconds, never on the FX
 * thread and never inside a transaction.
 */
package fr.havre.documents;
