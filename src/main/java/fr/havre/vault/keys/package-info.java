/**
 * Who can open a vault: a secret per person or recovery sheet, in a slot file under a passphrase or a sheet, and the
 * root key of each compartment granted to that person's public key.
 *
 * <p>Knows nothing of databases, contents and audit: it lends keys to them. Nor of roles: a grant is a fact of
 * cryptography, who may have one is a rule of {@code access}.
 * <p>Depends on: vault, and {@code vault.db} for the shape of a lent key. Used by: what opens, creates and restores a
 * vault. The bytes are described in
 * {@code docs/vault-format.md}, sections (a) and (b).
 * <p>Threads: any; values are immutable, keys are lent under their own lock. Opening a slot takes a few hundred
 * milliseconds and 64 MiB: never on the FX thread.
 */
package fr.havre.vault.keys;
