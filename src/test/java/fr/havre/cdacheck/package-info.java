/**
 * An independent checker of CDA documents for France: the rules of the header, of sections and of entries that the documents
 * written here name, each with the schematron of the national agency (ANS) that says so; it shares no code with the program
 * and needs a JDK only.
 *
 * <p>Depends on: nothing of Havre. Used by: tests.
 * <p>Threads: one.
 */
package fr.havre.cdacheck;
