/**
 * Patients as another program wrote them: a table (CSV) with a mapping of its columns, or a FHIR bundle. Hostile input, with
 * limits. Everything in them is a claim: identities come in as provisional, and whoever may be here already waits for a person.
 *
 * <p>Depends on: patients, access. Used by: ui, the command line.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.patients.elsewhere;
