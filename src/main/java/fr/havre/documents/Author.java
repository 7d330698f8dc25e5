package fr.havre.documents;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A professional (or a device) as a document names it, trusted for nothing. Empty texts were not said.
 *
 * @param id for professionals under {@link Identifier#PROFESSIONALS}
 * @param specialty profession and specialty, JDV_J01
 */
public record Author(Optional<Identifier> id, String familyName, String givenName, Optional<CodedValue> specialty,
        Organisation organisation) {
    public static final Author NONE = new Author(Optional.empty(), "", "", Optional.empty(), Organisation.NONE);

    /** Given name, family name; the organisation where there is no name; may be empty. */
    public String displayName() {
        String person = Stream.of(givenName, familyName).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return person.isEmpty() ? organisation.name() : person;
    }

    @Override public String toString() {
        return "Author[" + (id.isPresent() ? "with id" : "without id") + "]";
    }
}
