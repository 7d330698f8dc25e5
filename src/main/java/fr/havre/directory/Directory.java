package fr.havre.directory;

import fr.havre.directory.AddressCheck.State;
import fr.havre.directory.DirectoryRefusedException.Code;
import fr.havre.directory.fhir.FhirDirectory;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who can be written to. {@link #local} answers at once; {@link #find} asks the national directory, keeps what it says
 * and answers with both. Alive from unlock to lock, for one session.
 */
public final class Directory implements AutoCloseable {
    /** What is younger is believed without asking again before something is sent. */
    static final Duration FRESH = Duration.ofDays(1);
    private static final int MOST_KEPT_AT_ONCE = 500;

    private final Database administrative;
    private final Runnable mayConfigure;
    private final InstantSource time;
    private final Contacts contacts;
    private final EntryRepository entries = new EntryRepository();
    private final ConnectionRepository connections = new ConnectionRepository();
    private Optional<FhirDirectory> client = Optional.empty();
    private long revision;
    private boolean closed;

    /** @param mayConfigure refuses, by throwing, who may not set the connection */
    public Directory(Database administrative, Runnable mayConfigure, InstantSource time) {
        this.administrative = administrative;
        this.mayConfigure = mayConfigure;
        this.time = time;
        this.contacts = new Contacts(administrative);
    }

    /** The practice's own address book. */
    public Contacts contacts() {
        return contacts;
    }

    /**
     * Sets how the directory is reached; the next question uses it.
     *
     * @throws fr.havre.directory.DirectoryRefusedException never: {@link DirectoryConnection} refused before
     */
    public void connect(DirectoryConnection connection) {
        mayConfigure.run();
        administrative.write(tx -> {
            connections.keep(tx, connection);
            return null;
        });
    }

    /** From now on only contacts and what is kept are found. */
    public void disconnect() {
        mayConfigure.run();
        administrative.write(tx -> {
            connections.forget(tx);
            return null;
        });
    }

    /** The address in force, for a form; never the key. */
    public Optional<URI> connectedTo() {
        return administrative.read(connections::connection).map(DirectoryConnection::base);
    }

    /**
     * The connection in force with another address; a blank key: the one in force.
     *
     * @throws DirectoryRefusedException {@code KEY_MISSING}, {@code ADDRESS_NOT_SAFE}
     */
    public DirectoryConnection changed(URI base, String key) {
        mayConfigure.run();
        if (!key.isBlank()) return new DirectoryConnection(base, key.strip());
        DirectoryConnection now = administrative.read(connections::connection)
                .orElseThrow(() -> new DirectoryRefusedException(Code.KEY_MISSING));
        boolean sameServer = now.base().getScheme().equals(base.getScheme()) && now.base().getAuthority().equals(
                base.getAuthority());
        if (!sameServer) throw new DirectoryRefusedException(Code.KEY_MISSING);       // a kept key goes nowhere else
        return new DirectoryConnection(base, now.key());
    }

    /** Asks the server of {@code connection} whether address, certificate and key are right, before it is kept. */
    public void test(DirectoryConnection connection) throws DirectoryException {
        mayConfigure.run();
        try (FhirDirectory asked = new FhirDirectory(connection, time)) {
            asked.test();
        }
    }

    /** Contacts and what the directory said in the last thirty days, favourites first. At once: no network. */
    public Found local(String typed, DirectoryFilter filter) {
        Wanted wanted = Wanted.of(typed);
        return new Found(administrative.read(tx -> new LocalSearch(entries, contacts, tx).find(wanted, filter)), false, false);
    }

    /** The mailboxes most written to. */
    public List<Hit> favourites(DirectoryFilter filter) {
        return administrative.read(tx -> new LocalSearch(entries, contacts, tx).favourites(filter));
    }

    /**
     * The same as {@link #local} after the directory was asked; without a connection, {@link #local}. Blocks for up to
     * thirty seconds.
     *
     * @throws DirectoryException why it could not be asked; {@link #local} still answers
     */
    public Found find(String typed, DirectoryFilter filter) throws DirectoryException {
        Wanted wanted = Wanted.of(typed);
        Optional<FhirDirectory> asked = wanted.isEmpty() ? Optional.empty() : client();
        if (asked.isEmpty()) return local(typed, filter);
        FhirDirectory.Answer answer = asked.get().find(wanted);
        keep(answer.entries());
        return new Found(local(typed, filter).hits(), true, answer.more());
    }

    private void keep(List<Entry> found) {
        if (found.isEmpty() && !administrative.read(entries::hasOld)) return;
        administrative.write(tx -> {
            entries.dropOld(tx);
            found.stream().limit(MOST_KEPT_AT_ONCE).forEach(each -> entries.keep(tx, each));
            return null;
        });
    }

    /** Deletes what the directory said more than thirty days ago: it is not found any more, and then gone. */
    public void dropOld() {
        keep(List.of());
    }

    /**
     * Looks at a mailbox just before something is sent to it: asks the directory again when what is kept is older than a
     * day. A patient's is never asked about. Blocks for up to thirty seconds; a directory that does not answer is no
     * failure, but a state.
     */
    public AddressCheck checkBeforeSending(String address) {
        if (SecureAddress.isPatient(address)) {
            return new AddressCheck(State.PATIENT, Optional.empty(), Optional.empty(), OptionalLong.empty());
        }
        String key = SecureAddress.key(address);
        OptionalLong most = mostBytes(address);
        Known known = administrative.read(tx -> new Known(entries.ofAddress(tx, key), entries.goneAsOf(tx, key)));
        if (known.isFresh(time.instant())) return new AddressCheck(known.state(), known.asOf(), Optional.empty(), most);
        State unchecked = known.goneAsOf().isPresent() ? State.GONE : State.NOT_CHECKED;
        Optional<FhirDirectory> asked = client();
        if (asked.isEmpty()) return new AddressCheck(unchecked, known.asOf(), Optional.empty(), most);
        try {
            if (askAgain(asked.get(), key, known.entries())) {
                return new AddressCheck(State.LISTED, Optional.of(time.instant()), Optional.empty(), most);
            }
            State state = known.asOf().isPresent() ? State.GONE : State.NOT_LISTED;
            if (state == State.GONE) keepGone(key);
            return new AddressCheck(state, known.asOf(), Optional.empty(), most);
        } catch (DirectoryException e) {
            return new AddressCheck(unchecked, known.asOf(), Optional.of(e.code()), most);
        }
    }

    /** What is kept of a mailbox: who has it, or since when nobody has. */
    private record Known(List<EntryRepository.Kept> entries, Optional<Instant> goneAsOf) {
        Optional<Instant> asOf() {
            return goneAsOf.or(() -> entries.stream().map(EntryRepository.Kept::askedAt).findFirst());
        }

        boolean isFresh(Instant now) {
            return asOf().filter(at -> at.isAfter(now.minus(FRESH))).isPresent();
        }

        State state() {
            return goneAsOf.isPresent() ? State.GONE : State.LISTED;
        }
    }

    private void keepGone(String key) {
        administrative.write(tx -> {
            entries.gone(tx, key);
            return null;
        });
    }

    /** Whether a check before sending found in the last thirty days that the directory shows it no more. At once. */
    public boolean isGone(String address) {
        return administrative.read(tx -> entries.goneAsOf(tx, SecureAddress.key(address))).isPresent();
    }

    /** Whether it stands in the directory, as it is kept, as a mailbox of a structure or a practice: no single person's. At once. */
    public boolean isOfOrganisation(String address) {
        String key = SecureAddress.key(address);
        return administrative.read(tx -> entries.ofAddress(tx, key)).stream().map(EntryRepository.Kept::entry)
                .flatMap(entry -> entry.addresses().stream()).anyMatch(each -> each.key().equals(key)
                        && each.kind() != SecureAddress.Kind.PER);
    }

    /** Whether a contact has it, the directory said so in the last thirty days, or it was written to before. At once. */
    public boolean isKnown(String address) {
        String key = SecureAddress.key(address);
        return administrative.read(tx -> !entries.ofAddress(tx, key).isEmpty() || !contacts.ofAddress(tx, key).isEmpty()
                || entries.wasUsed(tx, key));
    }

    /** Whoever had the mailbox, by their number; and whoever has it now. */
    private boolean askAgain(FhirDirectory asked, String key, List<EntryRepository.Kept> kept) throws DirectoryException {
        boolean listed = false;
        for (EntryRepository.Kept each : kept) {
            FhirDirectory.Answer answer = each.entry() instanceof Professional person ? asked.professional(person.rpps())
                    : asked.structure(((Structure) each.entry()).identifier());
            keepInstead(each.entry(), answer.entries());
            listed |= has(answer, key);
        }
        if (listed) return true;
        FhirDirectory.Answer others = asked.mailbox(key);
        keep(others.entries());
        return has(others, key);
    }

    private static boolean has(FhirDirectory.Answer answer, String key) {
        return answer.entries().stream().flatMap(each -> each.addresses().stream()).anyMatch(each -> each.key().equals(key));
    }

    private void keepInstead(Entry old, List<Entry> found) {
        administrative.write(tx -> {
            if (found.stream().noneMatch(each -> each.key().equals(old.key()))) entries.drop(tx, old);
            found.forEach(each -> entries.keep(tx, each));
            return null;
        });
    }

    /** Something was sent to this mailbox: it comes earlier next time. A patient's is not counted. */
    public void used(String address) {
        if (SecureAddress.parse(address, SecureAddress.Kind.UNSAID, "", "").isEmpty()) return;
        administrative.write(tx -> {
            entries.used(tx, SecureAddress.key(address));
            return null;
        });
    }

    /** The largest message that this mailbox takes, as it travels: its contact's, what it was found to take, its domain's. */
    public OptionalLong mostBytes(String address) {
        String key = SecureAddress.key(address);
        return administrative.read(tx -> {
            OptionalLong contact = contacts.ofAddress(tx, key).stream().flatMapToLong(each -> each.mostBytes().stream()).min();
            if (contact.isPresent()) return contact;
            OptionalLong own = entries.takes(tx, key);
            return own.isPresent() ? own : entries.takes(tx, key.substring(Math.max(0, key.lastIndexOf('@'))));
        });
    }

    /** A server refused a message as too large, or said what it takes: remembered for the mailbox. */
    public void takes(String address, long mostBytes) {
        if (mostBytes <= 0 || SecureAddress.isPatient(address)) return;
        administrative.write((Transaction tx) -> {
            entries.takes(tx, SecureAddress.key(address), mostBytes);
            return null;
        });
    }

    private synchronized Optional<FhirDirectory> client() {
        if (closed) return Optional.empty();
        long now = administrative.read(connections::revision);
        if (now != revision) {
            client.ifPresent(FhirDirectory::close);
            client = administrative.read(connections::connection).map(each -> new FhirDirectory(each, time));
            revision = now;
        }
        return client;
    }

    /** Ends what is being asked, and asks nothing more. */
    @Override public synchronized void close() {
        closed = true;
        client.ifPresent(FhirDirectory::close);
        client = Optional.empty();
    }
}
