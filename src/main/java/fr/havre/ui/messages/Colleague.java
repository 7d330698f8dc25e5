package fr.havre.ui.messages;

import java.util.UUID;

/** Somebody of the practice who reads messages. */
record Colleague(UUID id, String name) {
    @Override public String toString() {
        return "Colleague[" + id + "]";
    }
}
