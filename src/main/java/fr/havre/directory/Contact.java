package fr.havre.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Somebody in the practice's own address book.
 *
 * @param revision grows with each change
 * @param what profession, specialty or service, as the practice calls it
 * @param city as typed; may be empty
 * @param mostBytes the largest message that this mailbox takes, as it travels, where known
 */
public record Contact(UUID id, int revision, String name, String what, String city, String phone,
        Optional<SecureAddress> address, OptionalLong mostBytes) implements Entry {
    /** What a person typed about a contact; {@link Contacts} refuses what cannot be. */
    public record Typed(String name, String what, String city, String phone, String address, SecureAddress.Kind kind,
            OptionalLong mostBytes) {
        @Override public String toString() {
            return "Typed[…]";
        }
    }

    @Override public String key() {
        return "contact:" + id;
    }

    @Override public String place() {
        return city;
    }

    @Override public List<SecureAddress> addresses() {
        return address.stream().toList();
    }

    @Override public List<String> words() {
        List<String> words = new ArrayList<>(List.of(name, what, city, phone.replaceAll("\\D", "")));
        address.ifPresent(each -> words.add(each.address()));
        return words;
    }

    @Override public String toString() {
        return "Contact[" + id + "]";
    }
}
