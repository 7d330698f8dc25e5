package fr.havre.documents.writing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mailbox that a letter is to be sent to once it is signed; proposed then, never sent to by itself.
 *
 * @param address of a professional or a structure, as a directory or a person wrote it
 * @param name as it is shown; empty where nobody knows it
 */
public record Addressee(String address, String name) {
    private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@[^\\s\\p{Cntrl}@]{3,190}");
    private static final int LONGEST_NAME = 200;

    public Addressee {
        if (!SHAPE.matcher(address).matches()) throw new IllegalArgumentException("mail address");
        name = name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (name.length() > LONGEST_NAME) name = name.substring(0, LONGEST_NAME);
    }

    /** Empty for what is no address. */
    public static Optional<Addressee> of(String address, String name) {
        return SHAPE.matcher(address).matches() ? Optional.of(new Addressee(address, name)) : Optional.empty();
    }

    /** One a line: the address, a space, the name. */
    public static String written(List<Addressee> all) {
        return all.stream().map(each -> (each.address() + " " + each.name()).strip()).collect(Collectors.joining("\n"));
    }

    /** What {@link #written} wrote; lines that it did not are left out. */
    public static List<Addressee> read(String lines) {
        return lines.lines().flatMap(each -> {
            String[] parts = each.split(" ", 2);
            return of(parts[0], parts.length == 2 ? parts[1] : "").stream();
        }).toList();
    }

    @Override public String toString() {
        return "Addressee";
    }
}
