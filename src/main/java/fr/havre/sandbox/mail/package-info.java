/**
 * Mailboxes of another system: an operator of secure health mail on loopback, with the people who write to the practice
 * and answer it, each in their own way. IMAP is GreenMail's, behind a front of our own that signs people in; SMTP is
 * ours, because its refusals and lost answers are what there is to try.
 *
 * <p>Shares no code with the product and is reached by TCP only. Never holds anything of a real patient.
 * <p>Depends on: the sandbox's certificates and people. Used by: fr.havre, cli, tests.
 * <p>Threads: virtual threads of its own, ended by {@code close()}; who answers a message has answered before its sender
 * is told that it was taken.
 */
package fr.havre.sandbox.mail;
