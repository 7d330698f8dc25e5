/**
 * Mail servers: TLS, sign-in, IMAP and SMTP connections of a mailbox, how to find them;
 * tokens renewed at an identity provider. Angus Mail's network half is used
 * here and by what fetches; never in clear, never a certificate that is not checked. Not here: what is sent or kept.
 *
 * <p>Depends on: messaging's values. Used by: messaging.
 * <p>Threads: any but the FX thread; each connection is used by one thread at a time and bounds its own time.
 */
package fr.havre.messaging.transport;
