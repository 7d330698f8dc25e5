package fr.havre.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One person away, and another who sees to what is addressed to them.
 *
 * @param to the last day away
 */
public record Absence(UUID id, UUID person, UUID cover, LocalDate from, LocalDate to, UUID saidBy, Instant saidAt) { }
