package fr.havre.sandbox.mail;

import fr.havre.sandbox.samples.People;
import fr.havre.sandbox.samples.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who has a mailbox: those of {@code mailboxes.json}, and every patient whose record is open. Safe for many threads. */
final class Accounts {
    static final String PATIENTS = "patient.mssante.fr";
    private final Map<String, Account> all = new LinkedHashMap<>();

    Accounts(People people) {
        for (JsonNode each : JsonMapper.shared().readTree(resource("mailboxes.json"))) {
            String key = each.path("professional").asString("");
            String name = each.has("name") ? each.get("name").asString() : people.professional(key).printedName();
            add(each.get("address").asString(), each.get("kind").asString(), name, key,
                    Behaviour.valueOf(each.get("behaviour").asString()));
        }
        people.patients().stream().filter(each -> each.record() != Person.State.NONE).forEach(this::addPatient);
    }

    /** Those without a record have no address: what is sent there comes back. */
    private void addPatient(Person person) {
        Behaviour behaviour = person.record() == Person.State.OPEN ? Behaviour.REPLIES : Behaviour.CLOSED;
        add(person.ins() + "@" + PATIENTS, "PATIENT", person.printedName(), person.key(), behaviour);
    }

    private void add(String address, String kind, String name, String key, Behaviour behaviour) {
        String local = address.substring(0, address.indexOf('@'));
        put(new Account(address, kind, name, key, behaviour, "secret-" + local, "token-" + local));
    }

    synchronized void put(Account account) {
        all.put(account.address().toLowerCase(Locale.ROOT), account);
    }

    synchronized Optional<Account> find(String address) {
        return Optional.ofNullable(all.get(address.toLowerCase(Locale.ROOT)));
    }

    synchronized List<Account> list() {
        return new ArrayList<>(all.values());
    }

    /** Whether anybody of the trust space has an address there. */
    synchronized boolean knowsDomain(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return all.values().stream().anyMatch(each -> each.domain().equals(domain));
    }

    static byte[] resource(String name) {
        try (InputStream in = Accounts.class.getResourceAsStream("/fr/havre/sandbox/mail/" + name)) {
            if (in == null) throw new IllegalArgumentException("no resource " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
