/**
 * Pictures of JPEG 2000 (ITU-T T.800, part 1), as scanners that pack well put them into PDFs: colours below, letters as JBIG2
 * above. Written here because the one decoder for Java may only be used in products that follow the whole standard, and does
 * not end on some damaged files.
 *
 * <p>Left out, and refused: arithmetic bypass and termination after each pass, regions of interest, packed packet headers,
 * changes of progression order.
 *
 * <p>Depends on: documents (its refusals). Used by: documents.pdf.
 * <p>Threads: a decoding belongs to one thread; memory and time are bounded by what the caller's check says.
 */
package fr.havre.documents.jpeg2000;
