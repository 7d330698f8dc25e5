package fr.havre.record;

/**
 * What came back for one document.
 *
 * @param hashVerified the bytes have the announced SHA-1. False where none was announced, and for a FHIR document
 *     Bundle, which servers write anew: its words may be right and its bytes others
 */
public record Fetched(long sizeBytes, String contentType, boolean hashVerified) { }
