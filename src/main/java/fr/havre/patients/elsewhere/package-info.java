/**
 * Patients as another program wrote them: a table (CSV) with a mapping of its columns, or a FHIR bundle. Hostile input, with
 * limits. Everything in them is a claim: identities come in as provisional, whoever may be here already waits for a person, and of who
 * surely is only how to reach them is changed.
 *
 * <p>Depends on: patients, access, vault. Used by: ui, the command line.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.patients.elsewhere;
