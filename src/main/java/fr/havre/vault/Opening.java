package fr.havre.vault;

import fr.havre.vault.Finding.Kind;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.audit.Heads;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.OpenedSlot;
import fr.havre.vault.keys.PublicKeys;
import fr.havre.vault.keys.RootKey;
import fr.havre.vault.keys.SlotFolder;
import fr.havre.vault.keys.VaultFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The steps from an opened slot to an unlocked vault, with what was found on the way. Used once. */
final class Opening {
    private static final Set<Kind> STANDING = Set.of(Kind.ROLLED_BACK, Kind.ANOTHER_COPY_USED, Kind.PEOPLE_CHANGED);

    private final VaultFiles files;
    private final VaultHost host;
    private final VaultLock lock;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Compartment, OpenCompartment> open = new EnumMap<>(Compartment.class);
    private boolean restored;
    private UUID instance;
    private Heads heads;

    /** Takes over {@code lock} if it succeeds. */
    Opening(VaultFiles files, VaultHost host, VaultLock lock) {
        this.files = files;
        this.host = host;
        this.lock = lock;
    }

    /** What is opened was just brought back from a backup: it is another instance from now on. */
    Opening restored() {
        restored = true;
        return this;
    }

    /** Takes over {@code slot} too. When this throws, everything else it opened is closed again. */
    UnlockedVault with(OpenedSlot slot) {
        try {
            Person me = openDatabases(slot);
            UUID session = Uuids.newId(host.time().instant());
            instance = restored ? Uuids.newId(host.time().instant()) : adm().database().read(Opening::instanceIn);
            heads = new Heads(files.heads(), VaultFiles.outerHeads(host.appData(), instance), files.names().vault());
            Slots slots = new Slots(new SlotFolder(files.folder(), files.names().vault()));
            People people = new People(files.names().vault(), slots, open, me.id(), host.stretcher());
            for (OpenCompartment each : open.values()) lookAtDatabase(each);
            for (OpenCompartment each : open.values()) each.signBy(me.id(), session, slot.keys(), heads);
            lookAtSlots(slots, people);
            for (OpenCompartment each : open.values()) each.openContents();
            for (OpenCompartment each : open.values()) each.database().write(tx -> begin(tx, me.id()));
            Privacy.keepMemoryToOurselves();
            return new UnlockedVault(new UnlockedVault.Identity(files.names().vault(), instance, session, me), files,
                    new UnlockedVault.Parts(open, heads, people, slot, lock), findings);
        } catch (RuntimeException e) {
            open.values().forEach(OpenCompartment::close);
            if (heads != null) heads.close();
            throw e;
        }
    }

    private Person openDatabases(OpenedSlot slot) {
        open.put(Compartment.ADMINISTRATIVE, OpenCompartment.open(files, root(slot, Compartment.ADMINISTRATIVE)
                .orElseThrow(() -> new VaultException(Code.ACCESS_ENDED, "slot " + slot.id())), host));
        Person me = adm().database().read(tx -> PeopleTable.withSlot(tx, slot.id())).filter(Person::active)
                .orElseThrow(() -> new VaultException(Code.ACCESS_ENDED, "slot " + slot.id()));
        requireKeys(Optional.of(me.keys()), slot);
        if (me.mayHoldClinical(host.time().instant())) {
            root(slot, Compartment.CLINICAL).ifPresent(root -> openClinical(root, slot, me));
        }
        if (!VaultFile.isWhole(files.folder())) {
            findings.add(new Finding(Kind.VAULT_FILE_COPY_DAMAGED, "vault.json"));
            files.names().write(files.folder());                  // by now an open database has confirmed what it says
        }
        return me;
    }

    private Optional<RootKey> root(OpenedSlot slot, Compartment compartment) {
        return slot.root(compartment, files.names().epoch(compartment));
    }

    private void openClinical(RootKey root, OpenedSlot slot, Person me) {
        open.put(Compartment.CLINICAL, OpenCompartment.open(files, root, host));
        OpenCompartment clinical = open.get(Compartment.CLINICAL);
        requireKeys(clinical.database().read(tx -> PeopleTable.memberKeys(tx, me.id())), slot);
        adm().see(clinical);
        clinical.see(adm());
    }

    /** Whoever exchanged the pinned keys would be granted to at the next rotation. */
    private void requireKeys(Optional<PublicKeys> pinned, OpenedSlot slot) {
        if (pinned.filter(slot.keys().publicKeys()::equals).isEmpty()) {
            findings.add(new Finding(Kind.PERSON_KEYS_DIFFER, "slot " + slot.id()));
        }
    }

    private void lookAtDatabase(OpenCompartment each) {
        String where = each.compartment().schema();
        findings.addAll(each.database().read(tx -> heads.check(tx, each.headsKey())));
        if (!each.database().read(PeopleTable::isAsSealed)) findings.add(new Finding(Kind.PEOPLE_CHANGED, where));
        if (each.database().searchWasRebuilt()) findings.add(new Finding(Kind.SEARCH_DAMAGED, where));
        each.database().read(tx -> tx.first("SELECT alarm FROM own.vault WHERE alarm IS NOT NULL",
                row -> row.text("alarm")))
                .map(kind -> new Finding(Kind.valueOf(kind), where))
                .filter(found -> !findings.contains(found)).ifPresent(findings::add);
    }

    /** After what is due was done to the slots: what then differs from its row, nobody here did. */
    private void lookAtSlots(Slots slots, People people) {
        people.deleteSlotsOfThoseGone();
        people.endDelegations().forEach(id -> findings.add(new Finding(Kind.DELEGATION_ENDED, "person " + id)));
        for (OpenCompartment each : open.values()) {
            slots.check(each.database(), true).stream()
                    .filter(found -> !findings.contains(found)).forEach(findings::add);
        }
    }

    /**
     * First rows of the session. What cannot be explained stays an alarm at each opening until somebody acknowledges
     * it.
     */
    private int begin(Transaction tx, UUID person) {
        UUID before = instanceIn(tx);
        if (!before.equals(instance)) {
            tx.run("UPDATE own.vault SET instance = ?, ask_first = 1", instance);
            tx.audit("vault.restored", before, instance);
        }
        tx.audit("session.opened", person);
        for (Finding each : findings) {
            boolean ours = each.subject().startsWith(tx.compartment().schema());
            if (!each.isAlarm() || !(ours || tx.compartment() == Compartment.ADMINISTRATIVE)) continue;
            tx.audit("finding." + each.kind());
            if (ours && STANDING.contains(each.kind())) tx.run("UPDATE own.vault SET alarm = ?", each.kind());
        }
        return 0;
    }

    /** The clinical side of a restored vault learns of it when it is first opened. */
    private static UUID instanceIn(Transaction tx) {
        return tx.first("SELECT instance FROM own.vault", row -> row.uuid("instance")).orElseThrow();
    }

    private OpenCompartment adm() {
        return open.get(Compartment.ADMINISTRATIVE);
    }
}
