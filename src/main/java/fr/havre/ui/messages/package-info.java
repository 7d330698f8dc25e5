/**
 * Messages: the lists of what arrived and what left, one message beside its list, the tray where a person says whose it is,
 * and what colleagues do about a message together. Every exchange of one patient, for the chart.
 *
 * <p>Writing is {@code fr.havre.ui.letters}; attachments open in {@code fr.havre.ui.viewer}. Reads through
 * {@code fr.havre.messaging.inbox.Inbox}. Who holds no clinical key has none of it.
 * <p>Threads: as {@link fr.havre.ui}.
 */
package fr.havre.ui.messages;
