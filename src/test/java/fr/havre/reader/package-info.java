/**
 * A second reader of Havre's vault, written from {@code docs/vault-format.md} alone: it shares no code with the
 * program, and shows that what a house keeps can be read without it. It needs a JDK, BouncyCastle, a JSON parser and
 * SQLite.
 *
 * <p>Depends on: nothing of Havre. Used by: tests.
 * <p>Threads: one. It favours short code over wiped memory: read with it where nobody else looks.
 */
package fr.havre.reader;
