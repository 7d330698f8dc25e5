package fr.havre.vault.content;

import java.util.UUID;

/** Names the kept bytes of one document. Never reused; in rows, 16 bytes. */
public record ContentId(UUID value) { }
