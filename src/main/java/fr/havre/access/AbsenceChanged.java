package fr.havre.access;

import java.util.UUID;

/** Announced after the commit: somebody is away at other days, or covered by somebody else. */
public record AbsenceChanged(UUID person) { }
