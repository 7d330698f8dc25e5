/**
 * Réglages: how the window looks, when it is covered and locked, the national record, the state of the vault.
 *
 * <p>Each section is a view of its own; what it changes is kept at once. Connections and the practice are the vault's, looks and
 * absence this user's ({@link fr.havre.ui.Preferences}).
 * <p>Threads: as {@link fr.havre.ui}.
 */
package fr.havre.ui.settings;
