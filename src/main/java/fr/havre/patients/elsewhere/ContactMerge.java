package fr.havre.patients.elsewhere;

import fr.havre.patients.Patient.Contact;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How to reach somebody, as it is here and as another program says now, with what was taken from that program before: what changed
 * there alone is taken, what changed here alone stays, what changed on both sides is for a person.
 */
final class ContactMerge {
    private final Contact here;
    private final Contact theirs;
    private final Contact last;
    private final boolean takeAll;
    private final Set<PatientField> taken = EnumSet.noneOf(PatientField.class);
    private final Set<PatientField> open = EnumSet.noneOf(PatientField.class);
    private final Contact merged;
    private final Contact remembered;

    /** @param takeAll a person has said that what the other program says counts */
    ContactMerge(Contact here, Contact theirs, Contact last, boolean takeAll) {
        this.here = here;
        this.theirs = theirs;
        this.last = last;
        this.takeAll = takeAll;
        merged = new Contact(merged(PatientField.PHONE, Contact::phone), merged(PatientField.ADDRESS, Contact::address),
                merged(PatientField.EMAIL, Contact::email));
        remembered = new Contact(remembered(PatientField.PHONE, Contact::phone), remembered(PatientField.ADDRESS, Contact::address),
                remembered(PatientField.EMAIL, Contact::email));
    }

    private Optional<String> merged(PatientField field, Function<Contact, Optional<String>> part) {
        Optional<String> now = part.apply(here);
        Optional<String> said = part.apply(theirs);
        Optional<String> before = part.apply(last);
        if (said.isEmpty() || same(said, now)) return now;
        if (!takeAll && same(said, before)) return now;                        // changed here since
        boolean unchanged = now.isEmpty() ? before.isEmpty() : same(now, before);  // taken away here is changed here
        if (takeAll || unchanged) {
            taken.add(field);
            return said;
        }
        open.add(field);
        return now;
    }

    private Optional<String> remembered(PatientField field, Function<Contact, Optional<String>> part) {
        Optional<String> said = part.apply(theirs);
        return said.isEmpty() || open.contains(field) ? part.apply(last) : said;
    }

    /** Written another way it is the same: gaps, dots, capitals. */
    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && folded(one.get()).equals(folded(other.get()));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.FRENCH).replaceAll("[\\s.,;\\-\\u00A0\\u202F]+", "");
    }

    /** As it is to be here. */
    Contact merged() {
        return merged;
    }

    /** What that program is known to say, for the next time. */
    Contact remembered() {
        return remembered;
    }

    /** What is taken from the other program. */
    Set<PatientField> taken() {
        return taken;
    }

    /** What a person has to decide. */
    Set<PatientField> open() {
        return open;
    }

    /** Whether the other program says something of it, and nothing else than what is here. */
    boolean agrees() {
        return taken.isEmpty() && open.isEmpty() && !theirs.equals(Contact.NONE) && merged.equals(here);
    }
}
