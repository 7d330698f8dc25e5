package fr.havre.directory;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a professional works.
 *
 * @param structure FINESS or SIRET number; empty where unsaid
 * @param addresses the mailboxes that are theirs there
 */
public record Place(String structure, String name, String line, String postalCode, String city,
        List<SecureAddress> addresses) {
    public Place {
        addresses = List.copyOf(addresses);
    }

    /** Name and town. */
    public String shortly() {
        return Stream.of(name, city).filter(each -> !each.isBlank()).distinct().collect(Collectors.joining(", "));
    }

    @Override public String toString() {
        return "Place[…]";
    }
}
