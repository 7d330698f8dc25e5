/**
 * S/MIME (RFC 8551) by Bouncy Castle: signatures checked, what is encrypted for a mailbox opened with its own certificate;
 * authorities asked, within limits, whether they have taken a signer's certificate back.
 *
 * <p>Depends on: messaging's values and mime's {@code Envelopes}. Used by: messaging.inbox.
 * <p>Threads: any but the FX thread; holds keys as long as it is used.
 */
package fr.havre.messaging.smime;
