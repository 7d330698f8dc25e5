/**
 * Asks another program's FHIR R4 server for its appointments (Appointment with its Patient, searched by date). The other side is
 * not trusted: one server only, TLS always verified, sizes, pages and counts bounded, nothing guessed; whose an appointment is
 * stays a claim.
 *
 * <p>Depends on: agenda.calendar, patients. Used by: agenda.
 * <p>Threads: any but the FX thread; a question waits up to thirty seconds a page.
 */
package fr.havre.agenda.fhir;
