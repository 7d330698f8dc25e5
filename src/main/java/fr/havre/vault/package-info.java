/**
 * Keeps what was entrusted: keys and people, two encrypted databases, contents, a signed audit, backup.
 *
 * <p>Knows no medicine: what a patient or a document is, higher packages say. The format on disk is
 * {@code docs/vault-format.md}.
 * <p>Depends on: nothing of Havre. Used by: everything.
 * <p>Threads: services may be called from any thread but the FX thread; one transaction writes a compartment at a time.
 */
package fr.havre.vault;
