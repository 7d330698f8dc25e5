package fr.havre.vault;

import java.util.UUID;

/** Somebody who can sign in, as a locked vault knows them: initials only. */
public record SignIn(UUID slot, String label) { }
