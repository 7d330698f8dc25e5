/**
 * Who is signed in and what that person may do. Keys decide what can be opened; these rules decide what the program does.
 *
 * <p>Depends on: vault. Used by: every service that acts for a person.
 * <p>Threads: values only.
 */
package fr.havre.access;
