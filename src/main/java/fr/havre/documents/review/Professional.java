package fr.havre.documents.review;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody of this vault who looks at results.
 *
 * @param national 8 and the RPPS number
 */
public record Professional(UUID person, Optional<String> national) { }
