package fr.havre.patients;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A patient as they are now. {@code version} counts every change from 1. */
public record Patient(PatientId id, int version, Identity identity, UsedNames used, Contact contact, Instant createdAt,
        Instant changedAt, UUID changedBy) {

    /** The names a person goes by; not part of the national identity. */
    public record UsedNames(Optional<String> name, Optional<String> givenName) {
        public static final UsedNames NONE = new UsedNames(Optional.empty(), Optional.empty());

        public UsedNames {
            name = tidy(name);
            givenName = tidy(givenName);
        }

        @Override public String toString() {
            return "UsedNames[…]";
        }
    }

    /** How to reach a person. */
    public record Contact(Optional<String> phone, Optional<String> address, Optional<String> email) {
        public static final Contact NONE = new Contact(Optional.empty(), Optional.empty(), Optional.empty());

        public Contact {
            phone = tidy(phone);
            address = tidy(address);
            email = tidy(email);
        }

        @Override public String toString() {
            return "Contact[…]";
        }
    }

    public Traits traits() {
        return identity.traits();
    }

    public IdentityStatus status() {
        return identity.status();
    }

    /** The verified number, where there is one. */
    public Optional<Ins> ins() {
        return identity.ins();
    }

    /** The name a person is called by, as a list or a title shows it: used name first, capitals as written. */
    public String shownName() {
        String given = used.givenName().orElse(identity.traits().firstGivenName());
        return (used.name().orElse(identity.traits().birthName()) + " " + given).strip();
    }

    private static Optional<String> tidy(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    @Override public String toString() {
        return "Patient[" + id + " v" + version + " " + status() + "]";
    }
}
