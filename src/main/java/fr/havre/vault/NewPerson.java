package fr.havre.vault;

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
    public static NewPerson of(String label, String name, String role, boolean clinical) {
        return new NewPerson(label, name, role, clinical, Optional.empty());
    }

    @Override public String toString() {
        return "NewPerson[" + role + "]";
    }
}
