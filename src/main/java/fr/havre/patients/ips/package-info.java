/**
 * The European patient summary (International Patient Summary, HL7 FHIR R4): built from the medical profile into a file, with the
 * patient's consent kept; read from a file into proposals.
 *
 * <p>Depends on: patients, patients.profile, patients.fhir, access, vault. Vaccinations are handed in: they are kept above.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.patients.ips;
