/**
 * The spelling of messages: MIME read within limits (RFC 5322, 2045, 8098, 3464) and written. Knows nothing of mailboxes,
 * documents' contents or the vault.
 *
 * <p>Depends on: messaging's values, documents' sources. Used by: messaging, cli.
 * <p>Threads: any but the FX thread; nothing is held between calls.
 */
package fr.havre.messaging.mime;
