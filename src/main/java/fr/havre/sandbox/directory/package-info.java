/**
 * A national directory of our own on loopback, as strict as Annuaire Santé: some three hundred invented professionals
 * and forty structures, unknown parameters refused, 17 requests a second, pages of 50, and faults to be switched on.
 *
 * <p>Shares no code with the product and is reached by HTTP only. Nobody in it exists.
 * <p>Depends on: the wire and the faults of sandbox. Used by: sandbox, fr.havre, cli, tests.
 * <p>Threads: virtual threads of its own, ended by {@code close()}.
 */
package fr.havre.sandbox.directory;
