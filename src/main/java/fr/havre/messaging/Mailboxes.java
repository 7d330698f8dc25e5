package fr.havre.messaging;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.outgoing.MessageStates;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.MailDiscovery;
import fr.havre.messaging.transport.MailException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The mailboxes of this vault and what opens them; clinical compartment only. A personal one is its owner's alone, who may
 * also describe it; the others are the practice's, described by who may {@code CONFIGURE_MAILBOX}. Changes are announced
 * as {@link MailboxChanged}.
 *
 * <p>Threads: any but the FX thread; only {@link #test} and {@link #discover} use the network, for up to a
 * minute.
 */
public final class Mailboxes {
    private final Database clinical;
    private final MailConnections connections;
    private final MailDiscovery discovery = new MailDiscovery();

    public Mailboxes(Database clinical, MailConnections connections) {
        this.clinical = clinical;
        this.connections = connections;
    }

    /** Those this person may use, the oldest first. */
    public List<Mailbox> all(Session session) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(MailboxRepository::open).stream().filter(each -> each.isFor(session.person())).toList();
    }

    /** What the practice calls them, closed ones too: their messages stay. */
    public Map<MailboxId, String> names(Session session) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> MailboxRepository.names(tx, session.person()));
    }

    /**
     * One that is open.
     *
     * @throws MailRefusedException {@code UNKNOWN_MAILBOX}, also for a personal one of somebody else
     */
    public Mailbox get(Session session, MailboxId id) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> usable(tx, session, id));
    }

    /** Every open mailbox, whoever is signed in: for the workers. */
    public List<Mailbox> fetched(Transaction tx) {
        return MailboxRepository.open(tx);
    }

    /** An open mailbox, for the workers. */
    public Optional<Mailbox> find(Transaction tx, MailboxId id) {
        return MailboxRepository.find(tx, id);
    }

    /**
     * Adds a mailbox; one of this address that was closed is opened again, with its messages.
     *
     * @throws MailRefusedException {@code ADDRESS_TAKEN}, {@code CERTIFICATE_NOT_VALID}
     */
    public Mailbox add(Session session, NewMailbox said) {
        requireMayDescribe(session, said.kind());
        requireReadable(said);
        return clinical.write(tx -> {
            Optional<MailboxId> known = MailboxRepository.withAddress(tx, said.address());
            if (known.isPresent() && !mayReopen(tx, session, known.get())) {
                throw new MailRefusedException(Code.ADDRESS_TAKEN);
            }
            MailboxId id = known.orElseGet(() -> new MailboxId(tx.newId()));
            if (known.isPresent()) MailboxRepository.update(tx, id, said, owner(session, said), latest(said));
            else MailboxRepository.insert(tx, id, said, owner(session, said), latest(said));
            return kept(tx, id, "mailbox.added");
        });
    }

    private static boolean mayReopen(Transaction tx, Session session, MailboxId id) {
        return MailboxRepository.isClosed(tx, id) && MailboxRepository.names(tx, session.person()).containsKey(id);
    }

    /**
     * Describes a mailbox anew. What waits because a server refused the sign-in is tried again.
     *
     * @throws MailRefusedException {@code UNKNOWN_MAILBOX}, {@code ADDRESS_TAKEN}, {@code CERTIFICATE_NOT_VALID}
     */
    public Mailbox change(Session session, MailboxId id, NewMailbox said) {
        requireMayDescribe(session, get(session, id).kind());
        requireMayDescribe(session, said.kind());
        requireReadable(said);
        return clinical.write(tx -> {
            Mailbox now = usable(tx, session, id);
            if (MailboxRepository.withAddress(tx, said.address()).filter(other -> !other.equals(id)).isPresent()) {
                throw new MailRefusedException(Code.ADDRESS_TAKEN);
            }
            MailboxRepository.update(tx, id, said, now.kind() == said.kind() ? now.owner() : owner(session, said), latest(said));
            MessageStates.mailboxChanged(tx, id);
            return kept(tx, id, "mailbox.changed");
        });
    }

    /** No longer fetched, nothing more leaves from it; its messages stay, what opened it is gone. */
    public void close(Session session, MailboxId id) {
        requireMayDescribe(session, get(session, id).kind());
        clinical.write(tx -> {
            MailboxRepository.close(tx, usable(tx, session, id).id());
            tx.audit("mailbox.closed", id.value());
            tx.announce(new MailboxChanged(id));
            return null;
        });
    }

    /**
     * Signs in at both servers, looks into the inbox and stops before a message would be sent. Nothing is changed there.
     *
     * @return what is wrong; nothing if all is well
     */
    public List<MailboxProblem> test(Session session, NewMailbox said) {
        requireMayDescribe(session, said.kind());
        requireReadable(said);
        return connections.test(new Mailbox(new MailboxId(new UUID(0, 0)), 0, said.name(), said.address(), said.kind(),
                owner(session, said), said.imap(), said.smtp(), said.signIn(), said.trusted(), said.revocation(),
                said.mostBytes(), said.fromDay()));
    }

    /**
     * What the domain of an address says of its servers, as a proposal.
     *
     * @throws MailException {@code NAME_NOT_FOUND} if nothing can be looked up now
     */
    public MailDiscovery.Servers discover(Session session, MailAddress address) throws MailException {
        session.require(Permission.SEND_MESSAGE);
        return discovery.discover(address.domain());
    }

    /** A test may have exchanged it already. */
    private Optional<String> latest(NewMailbox said) {
        return said.signIn().renewal().flatMap(connections::latest);
    }

    private static Mailbox usable(Transaction tx, Session session, MailboxId id) {
        return MailboxRepository.find(tx, id).filter(each -> each.isFor(session.person()))
                .orElseThrow(() -> new MailRefusedException(Code.UNKNOWN_MAILBOX));
    }

    private static Mailbox kept(Transaction tx, MailboxId id, String act) {
        tx.audit(act, id.value());
        tx.announce(new MailboxChanged(id));
        return MailboxRepository.find(tx, id).orElseThrow();
    }

    private static Optional<UUID> owner(Session session, NewMailbox said) {
        return said.kind() == MailboxKind.PER ? Optional.of(session.person()) : Optional.empty();
    }

    /** Who sends may describe a mailbox of their own. */
    private static void requireMayDescribe(Session session, MailboxKind kind) {
        session.require(kind == MailboxKind.PER ? Permission.SEND_MESSAGE : Permission.CONFIGURE_MAILBOX);
    }

    private static void requireReadable(NewMailbox said) {
        if (!MailConnections.opens(said.signIn().certificate(), said.trusted())) {
            throw new MailRefusedException(Code.CERTIFICATE_NOT_VALID);
        }
    }
}
