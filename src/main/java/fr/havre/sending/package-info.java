/**
 * One act of sending: documents of one patient to the national record, to colleagues and to the patient, taken back as one
 * while it can be; and what was sent about the wrong person, put right as one. Not here: what a record or a mailbox is.
 *
 * <p>Depends on: record, messaging, documents, patients, sync, access, vault. Used by: admissions, ui, cli.
 * <p>Threads: any but the FX thread; never the network.
 */
package fr.havre.sending;
