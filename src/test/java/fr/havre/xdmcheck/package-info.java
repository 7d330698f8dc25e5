/**
 * An independent checker of IHE_XDM.ZIP: written from the rules of IHE ITI (TF-2 3.32, TF-3 4.2) and of the French
 * interoperability framework, it shares no code with the program and needs a JDK only.
 *
 * <p>Depends on: nothing of Havre. Used by: tests.
 * <p>Threads: one.
 */
package fr.havre.xdmcheck;
