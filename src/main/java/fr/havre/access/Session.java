package fr.havre.access;

import java.util.UUID;
import java.util.function.Consumer;

/** One person's presence between unlock and lock. Passed to every service method that acts for somebody. */
public final class Session {
    private final UUID id;
    private final UUID person;
    private final Role role;
    private final Consumer<Permission> refused;

    /** @param refused leaves the audit row of a refusal, in a transaction of its own */
    public Session(UUID id, UUID person, Role role, Consumer<Permission> refused) {
        this.id = id;
        this.person = person;
        this.role = role;
        this.refused = refused;
    }

    public UUID id() {
        return id;
    }

    public UUID person() {
        return person;
    }

    public Role role() {
        return role;
    }

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    /**
     * Goes on only if this person may.
     *
     * @throws AccessDeniedException otherwise, after the refusal was recorded
     * @throws IllegalStateException inside a transaction: ask before
     */
    public void require(Permission permission) {
        if (may(permission)) return;
        refused.accept(permission);
        throw new AccessDeniedException(permission);
    }
}
