/**
 * The national record itself: FHIR R4 resources, the rules of PDSm comprehensive, and where they are kept (H2).
 *
 * <p>A {@link fr.havre.sandbox.fhir.Request} in, an {@link fr.havre.sandbox.fhir.Answer} out: knows nothing of sockets,
 * nor of the product. Written from the guides beside it (PDSm 3.1.1, PDSm for the DMP 0.1.0), sharing no code with
 * the connector, so that a mistake has to be made twice to go unseen.
 * <p>Threads: any number; one writes at a time.
 */
package fr.havre.sandbox.fhir;
