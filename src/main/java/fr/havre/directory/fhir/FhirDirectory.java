package fr.havre.directory.fhir;

import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryException.Code;
import fr.havre.directory.Entry;
import fr.havre.directory.Specialties;
import fr.havre.directory.Wanted;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Annuaire Santé: what was typed into one field becomes its searches. It has no search by mailbox type, no batch and no
 * search over several resources (tried by its publisher in 2026): each is a request of its own.
 */
public final class FhirDirectory implements AutoCloseable {
    private static final int PEOPLE_OF = 20;
    private static final int CODES = 30;

    private final Http http;

    public FhirDirectory(DirectoryConnection connection, InstantSource time) {
        this(connection, time, Thread::sleep);
    }

    FhirDirectory(DirectoryConnection connection, InstantSource time, Http.Waiting waiting) {
        http = new Http(connection, time, waiting);
    }

    /**
     * What the directory says to a question.
     *
     * @param more it has more than was read
     */
    public record Answer(List<Entry> entries, boolean more) {
        public Answer {
            entries = List.copyOf(entries);
        }
    }

    /** Asks for what the server offers: whether address, certificate and key are right. */
    public void test() throws DirectoryException {
        if (!Nodes.is(http.get(http.at("metadata").build(), Duration.ofSeconds(15)), "CapabilityStatement")) {
            throw new DirectoryException(Code.ANSWER_NOT_UNDERSTOOD);
        }
        new Asking(http).read(http.at("Organization").addQueryParameter("_count", "1").build(), 1);    // needs the key
    }

    /** Whoever fits all words. Numbers that are none of the directory's (an INS, say) are not sent. */
    public Answer find(Wanted wanted) throws DirectoryException {
        List<String> words = wanted.words();
        Asking asking = new Asking(http);
        if (words.isEmpty() || wanted.mayNameAPatient()) return new Answer(List.of(), false);
        if (words.size() == 1 && words.getFirst().matches("\\d+")) byNumber(asking, words.getFirst());
        else byWords(asking, words);
        asking.placesOfPeople();
        return new Answer(asking.gathered().entries().stream().filter(wanted::matches).toList(), asking.more());
    }

    public Answer professional(String rpps) throws DirectoryException {
        Asking asking = new Asking(http);
        asking.read(asking.of("Practitioner").addQueryParameter("identifier", rpps + ",8" + rpps).build(), 1);
        asking.placesOfPeople();
        return new Answer(asking.gathered().entries(), asking.more());
    }

    public Answer structure(String identifier) throws DirectoryException {
        Asking asking = new Asking(http);
        asking.read(asking.of("Organization").addQueryParameter("identifier", identifier).build(), 1);
        return new Answer(asking.gathered().entries(), asking.more());
    }

    /** Whoever has exactly this mailbox. */
    public Answer mailbox(String address) throws DirectoryException {
        Asking asking = new Asking(http);
        for (String type : List.of("Practitioner", "PractitionerRole", "Organization")) {
            HttpUrl.Builder url = asking.of(type).addQueryParameter("mailbox-mss:exact", address);
            if (type.equals("PractitionerRole")) url.addQueryParameter("_include", "PractitionerRole:practitioner");
            asking.read(url.build(), 1);
        }
        asking.placesOfPeople();
        return new Answer(asking.gathered().entries(), asking.more());
    }

    /** RPPS (11 digits), FINESS (9), SIRET (14, with its check digit), postal code (5) or its department (2). */
    private static void byNumber(Asking asking, String number) throws DirectoryException {
        switch (number.length()) {
            case 11 -> asking.read(asking.of("Practitioner").addQueryParameter("identifier", number + ",8" + number).build(), 1);
            case 9, 14 -> {
                if (number.length() == 14 && !hasCheckDigit(number)) return;
                asking.read(asking.of("Organization").addQueryParameter("identifier", number).build(), 1);
                asking.peopleOf(asking.gathered().structures());
            }
            case 2, 5 -> asking.read(asking.of("Organization").addQueryParameter("address-postalcode", number).build(), 2);
            default -> { }
        }
    }

    /** Luhn's: all SIRET numbers but those of one company have it, and one INS in ten. */
    private static boolean hasCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }
        return sum % 10 == 0;
    }

    private void byWords(Asking asking, List<String> words) throws DirectoryException {
        List<String> rest = new ArrayList<>(words);
        Set<String> codes = new HashSet<>();
        List<String> ofSpecialties = words.stream().filter(each -> !Specialties.codes(each).isEmpty()).toList();
        ofSpecialties.forEach(each -> codes.addAll(Specialties.codes(each)));
        rest.removeAll(ofSpecialties);
        names(asking, words);
        if (!codes.isEmpty() && codes.size() <= CODES) specialists(asking, codes, rest);
        structures(asking, words);
        if (!rest.isEmpty()) town(asking, rest);
        if (asking.gathered().isEmpty() && rest.size() > 1) inParts(asking, rest);
        List<String> structures = asking.gathered().structures();
        asking.peopleOf(structures.subList(0, Math.min(PEOPLE_OF, structures.size())));
    }

    /** Each word the beginning of a name; and all of them one name: {@code DE LA TOUR}. */
    private static void names(Asking asking, List<String> words) throws DirectoryException {
        HttpUrl.Builder url = asking.of("Practitioner");
        words.forEach(each -> url.addQueryParameter("name", each));
        asking.read(url.build(), 2);
        if (words.size() > 1) {
            asking.read(asking.of("Practitioner").addQueryParameter("name", String.join(" ", words) + ","
                    + String.join("-", words)).build(), 1);
        }
    }

    private static void specialists(Asking asking, Set<String> codes, List<String> names) throws DirectoryException {
        HttpUrl.Builder url = asking.of("Practitioner").addQueryParameter("qualification-code", String.join(",", codes));
        names.forEach(each -> url.addQueryParameter("name", each));
        asking.read(url.build(), 2);
    }

    private static void structures(Asking asking, List<String> words) throws DirectoryException {
        HttpUrl.Builder url = asking.of("Organization");
        words.forEach(each -> url.addQueryParameter("name:contains", each));
        asking.read(url.build(), 1);
    }

    /** A town of one or more words, with or without hyphens; or a postal code. */
    private static void town(Asking asking, List<String> words) throws DirectoryException {
        HttpUrl.Builder url = asking.of("Organization");
        List<String> names = words.stream().filter(each -> !each.matches("\\d{2,5}")).toList();
        words.stream().filter(each -> each.matches("\\d{2,5}")).findFirst()
                .ifPresent(each -> url.addQueryParameter("address-postalcode", each));
        if (!names.isEmpty()) {
            url.addQueryParameter("address-city", names.size() == 1 ? names.getFirst()
                    : String.join(" ", names) + "," + String.join("-", names));
        }
        asking.read(url.build(), 2);
    }

    /** {@code durand bayonne}: the first word a name, and the others where; what does not fit is left out afterwards. */
    private static void inParts(Asking asking, List<String> words) throws DirectoryException {
        String first = words.getFirst();
        asking.read(asking.of("Practitioner").addQueryParameter("name", first).build(), 3);
        String town = String.join(" ", words.subList(1, words.size()));
        asking.read(asking.of("Organization").addQueryParameter("name:contains", first)
                .addQueryParameter("address-city", town + "," + town.replace(' ', '-')).build(), 1);
        if (asking.gathered().practitioners().isEmpty()) {
            asking.read(asking.of("Practitioner").addQueryParameter("name", words.getLast()).build(), 3);
        }
    }

    @Override public void close() {
        http.close();
    }
}
