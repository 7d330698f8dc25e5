package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.keys.OpenedSlot;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who is to get a slot.
 *
 * @param label initials, in clear on disk: what a person finds themselves by at sign-in
 * @param name for the people of the house only, encrypted
 * @param role a code that means nothing here
 * @param clinical whether the clinical key is granted
 * @param until when that grant ends by itself: a secretary's delegation
 */
public record NewPerson(String label, String name, String role, boolean clinical, Optional<Instant> until) {
    /** @throws VaultException {@code NAME_NOT_POSSIBLE} for a label that cannot stand in a slot */
    public NewPerson {
        if (!OpenedSlot.isLabel(label)) throw new VaultException(Code.NAME_NOT_POSSIBLE, label.length() + " characters");
    }

    public static NewPerson of(String label, String name, String role, boolean clinical) {
        return new NewPerson(label, name, role, clinical, Optional.empty());
    }

    @Override public String toString() {
        return "NewPerson[" + role + "]";
    }
}
