package fr.havre.directory;

import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A search in what this practice has, inside one transaction. */
final class LocalSearch {
    private static final int MOST_USES = 2_000;
    private static final int FAVOURITES = 100;
    /** Most used, then most recently; then the practice's own; then by name. */
    private static final Comparator<Ranked> ORDER = Comparator.comparingLong((Ranked each) -> each.hit().uses()).reversed()
            .thenComparing(Comparator.comparing(Ranked::last).reversed())
            .thenComparing(each -> each.hit().source() != Hit.Source.CONTACT)
            .thenComparing(Ranked::folded).thenComparing(each -> each.hit().address().map(SecureAddress::key).orElse(""));

    private record Ranked(Hit hit, Instant last, String folded) { }

    private final EntryRepository entries;
    private final Contacts contacts;
    private final Transaction tx;
    private final Map<String, EntryRepository.Use> uses = new HashMap<>();

    LocalSearch(EntryRepository entries, Contacts contacts, Transaction tx) {
        this.entries = entries;
        this.contacts = contacts;
        this.tx = tx;
        entries.uses(tx, MOST_USES).forEach(each -> uses.put(each.address(), each));
    }

    /** Whatever holds every word typed; without a word, the favourites and the contacts. */
    List<Hit> find(Wanted wanted, DirectoryFilter filter) {
        if (wanted.isEmpty()) return favourites(filter);
        List<Ranked> found = new ArrayList<>();
        contacts.find(tx, wanted).forEach(each -> add(found, each, Optional.empty(), filter));
        entries.find(tx, wanted).forEach(each -> add(found, each.entry(), Optional.of(each.askedAt()), filter));
        addUsed(found, wanted, filter);
        return ordered(found, filter);
    }

    List<Hit> favourites(DirectoryFilter filter) {
        List<Ranked> found = new ArrayList<>();
        contacts.find(tx, Wanted.of("")).forEach(each -> add(found, each, Optional.empty(), filter));
        uses.values().stream().sorted(Comparator.comparingLong(EntryRepository.Use::times).reversed()).limit(FAVOURITES)
                .flatMap(use -> entries.ofAddress(tx, use.address()).stream()).distinct()
                .forEach(each -> add(found, each.entry(), Optional.of(each.askedAt()), filter));
        found.removeIf(each -> each.hit().uses() == 0 && each.hit().source() == Hit.Source.DIRECTORY);
        addUsed(found, Wanted.of(""), filter);
        return ordered(found, filter);
    }

    private void add(List<Ranked> found, Entry entry, Optional<Instant> asOf, DirectoryFilter filter) {
        Hit.Source source = asOf.isPresent() ? Hit.Source.DIRECTORY : Hit.Source.CONTACT;
        List<SecureAddress> addresses = entry.addresses().stream().filter(each -> filter.takes(each.kind())).toList();
        for (SecureAddress each : addresses) found.add(ranked(entry, Optional.of(each), source, asOf));
        if (entry.addresses().isEmpty() && !filter.reachable() && filter.kinds().isEmpty()) {
            found.add(ranked(entry, Optional.empty(), source, asOf));
        }
    }

    private Ranked ranked(Entry entry, Optional<SecureAddress> address, Hit.Source source, Optional<Instant> asOf) {
        Optional<EntryRepository.Use> use = address.map(each -> uses.get(each.key()));
        return new Ranked(new Hit(entry, address, source, asOf, use.map(EntryRepository.Use::times).orElse(0L)),
                use.map(EntryRepository.Use::last).orElse(Instant.EPOCH), Wanted.folded(List.of(sortName(entry))));
    }

    private static String sortName(Entry entry) {
        return entry instanceof Professional person ? person.family() + " " + person.given() : entry.name();
    }

    /** Mailboxes written to of which nobody knows anything any more are still found by their address. */
    private void addUsed(List<Ranked> found, Wanted wanted, DirectoryFilter filter) {
        Set<String> known = new HashSet<>();
        found.forEach(each -> each.hit().address().ifPresent(address -> known.add(address.key())));
        for (EntryRepository.Use use : uses.values()) {
            if (known.contains(use.address()) || !filter.takes(SecureAddress.Kind.UNSAID)) continue;
            SecureAddress.parse(use.address(), SecureAddress.Kind.UNSAID, "", "").map(Correspondent::new)
                    .filter(each -> wanted.matches(each) && unknown(use.address()))
                    .ifPresent(each -> found.add(ranked(each, Optional.of(each.mailbox()), Hit.Source.USED, Optional.empty())));
        }
    }

    private boolean unknown(String address) {
        return entries.ofAddress(tx, address).isEmpty() && contacts.ofAddress(tx, address).isEmpty();
    }

    /** One mailbox once, under what the practice itself calls it. */
    private static List<Hit> ordered(List<Ranked> found, DirectoryFilter filter) {
        Set<String> seen = new HashSet<>();
        return found.stream().sorted(ORDER)
                .filter(each -> seen.add(each.hit().address().map(SecureAddress::key).orElse(each.hit().entry().key())))
                .map(Ranked::hit).limit(filter.limit()).toList();
    }
}
