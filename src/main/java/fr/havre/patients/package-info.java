/**
 * Patients: identity and how far it is certain, INS, consents; created, corrected with history, found, matched.
 *
 * <p>Knows no document and no message. What other systems claim ({@link fr.havre.patients.ClaimedIdentity}) is another
 * type than what is known here ({@link fr.havre.patients.Identity}), and becomes it only through a person.
 * <p>Depends on: access, vault. Used by: documents, record and all above. All its tables are administrative; clinical
 * transactions read them.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.patients;
