/**
 * The medical profile of a patient: allergies, treatments, history, implants, the trusted person, who is to be warned, where the
 * advance directives are, remarks. Each line has its source and date, and who recorded it. What the patient or other systems
 * say waits in a lane of its own until a person accepts it, line by line; nothing is deleted, all of it has its history.
 *
 * <p>Knows no document: a line names its source by id. Documents are read into proposals by {@code fr.havre.documents.cda}.
 * <p>Depends on: patients, access, vault. Used by: documents and all above. Its table is clinical.
 * <p>Threads: any but the FX thread; each method is one transaction of a few milliseconds.
 */
package fr.havre.patients.profile;
