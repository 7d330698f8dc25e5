/**
 * Who is signed in and what that person may do. Keys decide what can be opened; these rules decide what the program does.
 * Who is away, and who sees to what is addressed to them meanwhile.
 *
 * <p>Depends on: vault. Used by: every service that acts for a person.
 * <p>Threads: values only; {@link fr.havre.access.Absences} any but the FX thread.
 */
package fr.havre.access;
