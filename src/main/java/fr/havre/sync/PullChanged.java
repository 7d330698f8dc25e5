package fr.havre.sync;

import java.util.Optional;
import java.util.UUID;

/** Announced after a pull was kept, or its failure noted: {@code problem} is empty if all is well. */
public record PullChanged(String source, UUID subject, Optional<Reason> problem) { }
