/**
 * The national directory over FHIR R4: questions, pages, limits, and what answers say as Havre's own values.
 *
 * <p>Everything that comes back is hostile until read: sizes, depth, numbers of entries, addresses of next pages,
 * texts. Nothing is kept here.
 * <p>Depends on: the values of directory. Used by: directory.
 * <p>Threads: any but the FX thread; one question takes at most thirty seconds.
 */
package fr.havre.directory.fhir;
