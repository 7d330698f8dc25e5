/**
 * Letters being written: to whom, about whom, with what, the guards before sending in their place, texts of the practice, the
 * time in which what was sent can be taken back.
 *
 * <p>Writes through {@code fr.havre.messaging.outgoing.Letters}: a letter is a kept draft from its first moment. The lists of
 * drafts and of what was sent are {@code fr.havre.ui.messages}.
 * <p>Threads: as {@link fr.havre.ui}.
 */
package fr.havre.ui.letters;
