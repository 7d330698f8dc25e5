/** The small window that opens first: which vault, who, the passphrase. */
package fr.havre.ui.unlock;
