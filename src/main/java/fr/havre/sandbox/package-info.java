/**
 * Another system for Havre to talk to: a national record of our own on loopback, as strict as the real one, with
 * people, documents, and faults that can be switched on.
 *
 * <p>Shares no code with the product and is reached by HTTP only; the demo, the command {@code havre sandbox} and tests
 * start it. Never holds anything of a real patient.
 * <p>Depends on: nothing of Havre. Used by: fr.havre, cli, tests.
 * <p>Threads: virtual threads of its own, ended by {@code close()}.
 */
package fr.havre.sandbox;
