package fr.havre.directory;

import java.util.List;

/** A mailbox that was written to before and of which nothing else is known any more. */
public record Correspondent(SecureAddress mailbox) implements Entry {
    @Override public String key() {
        return "address:" + mailbox.key();
    }

    @Override public String name() {
        return mailbox.address();
    }

    @Override public String what() {
        return "";
    }

    @Override public String place() {
        return "";
    }

    @Override public List<SecureAddress> addresses() {
        return List.of(mailbox);
    }

    @Override public List<String> words() {
        return List.of(mailbox.address());
    }

    @Override public String toString() {
        return "Correspondent[…]";
    }
}
