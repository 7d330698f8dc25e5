/**
 * FHIR R4 resources about a patient, in JSON: read within bounds, as claims, and written with the words of the standard.
 *
 * <p>Depends on: nothing of Havre. Used by: patients.ips, patients.questionnaires. No network: the connector of the national record has
 * its own.
 * <p>Threads: nothing is held between calls.
 */
package fr.havre.patients.fhir;
