package fr.havre.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hospital, laboratory, pharmacy, practice…
 *
 * @param identifier FINESS (9 characters) or SIRET (14 digits); another number of the directory where it has neither
 * @param type its French label
 */
public record Structure(String identifier, String name, String type, String line, String postalCode, String city,
        List<SecureAddress> addresses) implements Entry {
    public Structure {
        if (!identifier.matches("[0-9A-Z]{1,20}")) throw new IllegalArgumentException("structure number");
        addresses = List.copyOf(addresses);
    }

    @Override public String key() {
        return "structure:" + identifier;
    }

    @Override public String what() {
        return type;
    }

    @Override public String place() {
        return Stream.of(postalCode, city).filter(each -> !each.isBlank()).collect(Collectors.joining(" "));
    }

    @Override public List<String> words() {
        List<String> words = new ArrayList<>(List.of(identifier, name, type, postalCode, city));
        addresses.forEach(each -> words.addAll(List.of(each.address(), each.service())));
        return words;
    }

    @Override public String toString() {
        return "Structure[" + identifier + "]";
    }
}
