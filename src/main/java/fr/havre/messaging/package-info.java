/**
 * Secure health mail (MSSanté): letters about one patient written as the trust space wants them, messages read within
 * limits, what they carry handed over to the documents. Not here: the record, screens, who is proposed as recipient.
 *
 * <p>Depends on: documents, patients, access, vault; Angus Mail stays in the sub-packages mime and transport. Used by: sending, ui, cli.
 * <p>Threads: any but the FX thread; writing and reading hold no state between calls.
 */
package fr.havre.messaging;
