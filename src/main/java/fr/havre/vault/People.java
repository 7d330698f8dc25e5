package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.audit.AuditTrail;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.ClaimedSlot;
import fr.havre.vault.keys.OpenedSlot;
import fr.havre.vault.keys.Passphrase;
import fr.havre.vault.keys.RecoverySheet;
import fr.havre.vault.keys.Stretcher;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may open this vault. Keys are granted only by who holds them: an administrative session gives no clinical key,
 * whatever it writes. Whether the person signed in may manage people is for the caller to ask first.
 *
 * <p>Threads: any but the FX thread; what takes a passphrase takes a few hundred milliseconds. Passphrases are wiped.
 */
public final class People {
    /** Role code of the recovery sheet. */
    public static final String RECOVERY = "RECOVERY";
    private static final String SHEET_LABEL = "SECOURS";

    private final UUID vault;
    private final Slots slots;
    private final Map<Compartment, OpenCompartment> open;
    private final UUID self;
    private final Stretcher stretcher;

    People(UUID vault, Slots slots, Map<Compartment, OpenCompartment> open, UUID self, Stretcher stretcher) {
        this.vault = vault;
        this.slots = slots;
        this.open = open;
        this.self = self;
        this.stretcher = stretcher;
    }

    /** Everybody who has or had a slot, the sheet included; those who left last. */
    public List<Person> all() {
        return adm().read(PeopleTable::all);
    }

    /**
     * Gives somebody a slot. The clinical key too, if it is asked for and this session holds it; else that waits for
     * {@link #grantClinical}.
     *
     * @throws VaultException {@code NAME_TAKEN} if somebody who may sign in has this label; {@code WEAK_PASSPHRASE}
     */
    public Person add(NewPerson person, char[] passphrase) {
        if (all().stream().anyMatch(each -> each.active() && each.label().equals(person.label()))) {
            Arrays.fill(passphrase, '\0');
            throw new VaultException(Code.NAME_TAKEN, "label of an active person");
        }
        try (Passphrase typed = take(passphrase);
                OpenedSlot slot = OpenedSlot.createPerson(vault, newId(), person.label(), typed,
                        List.of(person.name()))) {
            Person row = new Person(newId(), slot.id(), false, person.label(), person.name(), person.role(),
                    person.clinical(),
                    person.until(), true, slot.keys().publicKeys());
            return enter(row, slot.file(), Optional.empty(), "person.added");
        }
    }

    /**
     * Rows of both compartments first, knowing the slot that is to come; then the file; then the rows settle; last the
     * slot that it takes the place of goes.
     */
    private Person enter(Person person, ClaimedSlot slot, Optional<Person> before, String act) {
        boolean clinical = open.containsKey(Compartment.CLINICAL)
                && person.mayHoldClinical(adm().read(Transaction::now));
        ClaimedSlot granted = slot.granting(open.get(Compartment.ADMINISTRATIVE).root(), person.keys());
        ClaimedSlot file = clinical ? granted.granting(clinical().root(), person.keys()) : granted;
        adm().write(tx -> {
            if (before.isPresent()) PeopleTable.giveSlot(tx, person);
            else PeopleTable.insert(tx, person);
            before.ifPresent(row -> Slots.forget(tx, row.slot()));
            return pin(tx, person, file, act);
        });
        if (clinical) clin().write(tx -> {
            PeopleTable.pinMember(tx, person);
            before.ifPresent(row -> Slots.forget(tx, row.slot()));
            return pin(tx, person, file, "member.pinned");
        });
        slots.folder().write(file);
        for (Database each : pinnedIn(clinical)) each.write(tx -> Slots.settle(tx, file.id()));
        before.ifPresent(row -> slots.folder().delete(row.slot()));
        return person;
    }

    private static int pin(Transaction tx, Person person, ClaimedSlot file, String act) {
        tx.audit(act, person.id());
        AuditTrail.addSigner(tx, person.id(), person.keys().sign());
        Slots.announceNext(tx, file);
        PeopleTable.seal(tx);
        return 0;
    }

    /**
     * Grants the clinical key to somebody whose row asks for it: that person types their passphrase here once, which
     * proves that the key granted to is theirs.
     *
     * @throws VaultException {@code COMPARTMENT_CLOSED} if this session does not hold the key; {@code UNKNOWN_PERSON};
     *     {@code ACCESS_ENDED} if the row does not (or no longer) ask for it; {@code WRONG_PASSPHRASE}
     */
    public void grantClinical(UUID person, char[] passphrase) {
        OpenCompartment clinical = clinical();
        Person row = active(person);
        if (!row.mayHoldClinical(adm().read(Transaction::now))) {
            throw new VaultException(Code.ACCESS_ENDED, person.toString());
        }
        try (Passphrase typed = take(passphrase);
                OpenedSlot slot = slots.folder().read(row.slot()).open(typed)) {
            if (!slot.keys().publicKeys().equals(row.keys())) {
                throw new VaultException(Code.SLOT_REPLACED, "slot " + row.slot());
            }
            ClaimedSlot granted = slot.file().granting(clinical.root(), row.keys());
            adm().write(tx -> Slots.announceNext(tx, granted));
            clin().write(tx -> {
                boolean known = tx.number("SELECT count(*) FROM own.signer WHERE sign_key = ?", row.keys().sign()) > 0;
                PeopleTable.pinMember(tx, row);
                tx.audit("member.pinned", person);
                if (!known) AuditTrail.addSigner(tx, person, row.keys().sign());
                Slots.announceNext(tx, granted);
                PeopleTable.seal(tx);
                return 0;
            });
            slots.folder().write(granted);
            for (Database each : pinnedIn(true)) each.write(tx -> Slots.settle(tx, granted.id()));
        }
    }

    /** @throws VaultException {@code WRONG_PASSPHRASE} if this is not the one of {@code slot}; wipes it */
    void requirePassphrase(UUID slot, char[] passphrase) {
        try (Passphrase typed = take(passphrase)) {
            slots.folder().read(slot).open(typed).close();
        }
    }

    private Passphrase take(char[] typed) {
        return Passphrase.take(typed, stretcher);
    }

    /**
     * Another passphrase for the person signed in; old copies of the vault still open with the old one.
     *
     * @throws VaultException {@code WRONG_PASSPHRASE} for the current one, {@code WEAK_PASSPHRASE} for the next
     */
    public void changeOwnPassphrase(char[] current, char[] next) {
        Person me = active(self);
        try (Passphrase old = take(current); Passphrase typed = take(next);
                OpenedSlot slot = slots.folder().read(me.slot()).open(old)) {
            ClaimedSlot changed = slot.underNewPassphrase(typed, List.of(me.name(), me.label()));
            slots.replace(changed, pinnedIn(changed.claimsGrant(Compartment.CLINICAL, clinicalEpoch())));
            adm().write(tx -> {
                tx.audit("passphrase.changed", self);
                return 0;
            });
        }
    }

    private int clinicalEpoch() {
        return open.containsKey(Compartment.CLINICAL) ? clinical().root().epoch() : 0;
    }

    /**
     * A new slot, with new keys, for somebody who forgot their passphrase: a colleague who holds the keys grants again.
     * In a session without the clinical key the clinical grant waits for {@link #grantClinical}.
     *
     * @throws VaultException {@code UNKNOWN_PERSON}, {@code WEAK_PASSPHRASE}
     */
    public void giveNewSlot(UUID person, char[] passphrase) {
        Person before = active(person);
        try (Passphrase typed = take(passphrase);
                OpenedSlot slot = OpenedSlot.createPerson(vault, newId(), before.label(), typed,
                        List.of(before.name()))) {
            enter(new Person(person, slot.id(), false, before.label(), before.name(), before.role(), before.clinical(),
                    before.until(), true, slot.keys().publicKeys()), slot.file(), Optional.of(before), "slot.given");
        }
    }

    /**
     * Somebody goes: their slot is deleted. What they copied before stays readable to them (vault-format (c)); new
     * roots for those who stay are another step.
     *
     * @throws VaultException {@code UNKNOWN_PERSON}
     * @throws IllegalArgumentException for oneself: somebody else must stay who holds the keys
     */
    public void leave(UUID person) {
        if (person.equals(self)) throw new IllegalArgumentException("oneself");
        Person row = active(person);
        adm().write(tx -> {
            tx.run("UPDATE adm.person SET state = 'LEFT', left_at = ? WHERE id = ?", tx.now(), person);
            tx.audit("person.left", person);
            Slots.forget(tx, row.slot());
            PeopleTable.seal(tx);
            return 0;
        });
        if (open.containsKey(Compartment.CLINICAL)) endMember(row);
        slots.folder().delete(row.slot());
    }

    private void endMember(Person row) {
        clin().write(tx -> {
            PeopleTable.endMember(tx, row.id());
            tx.audit("member.ended", row.id());
            Slots.forget(tx, row.slot());
            tx.run("DELETE FROM clin.slot WHERE id IN (SELECT slot FROM clin.member WHERE person = ?)", row.id());
            PeopleTable.seal(tx);
            return 0;
        });
    }

    /** Takes the clinical grant out of the slots of those whose delegation is over, and the membership where it can. */
    List<UUID> endDelegations() {
        List<Person> over = adm().read(tx -> PeopleTable.all(tx).stream()
                .filter(p -> p.active() && p.clinical() && !p.mayHoldClinical(tx.now())).toList());
        for (Person each : over) {
            adm().write(tx -> {
                tx.run("UPDATE adm.person SET clinical = 0 WHERE id = ?", each.id());
                tx.audit("delegation.ended", each.id());
                PeopleTable.seal(tx);
                return 0;
            });
            slots.replace(slots.folder().read(each.slot()).withoutGrants(Compartment.CLINICAL), List.of(adm()));
        }
        if (open.containsKey(Compartment.CLINICAL)) endMembersGone();
        return over.stream().map(Person::id).toList();
    }

    /** What administrative sessions decided meanwhile: somebody left, or got a slot that does not hold the key yet. */
    private void endMembersGone() {
        record Member(UUID person, UUID slot, boolean pinned) { }
        List<Member> members = clin().read(tx -> tx.list("""
                SELECT person, slot, EXISTS (SELECT 1 FROM clin.slot WHERE id = member.slot) AS pinned
                  FROM clin.member WHERE ended_at IS NULL""",
                row -> new Member(row.uuid("person"), row.uuid("slot"), row.flag("pinned"))));
        for (Person each : all()) {
            Optional<Member> member = members.stream().filter(m -> m.person().equals(each.id())).findFirst();
            if (member.isEmpty()) continue;
            if (!each.active() || !each.clinical()) endMember(each);
            else if (member.get().pinned() && !each.slot().equals(member.get().slot())) {
                clin().write(tx -> Slots.forget(tx, member.get().slot()));
            }
        }
    }

    /** Slot files of people who left, which a crash kept from being deleted. */
    void deleteSlotsOfThoseGone() {
        for (UUID slot : slots.folder().ids()) {
            Optional<Person> owner = adm().read(tx -> PeopleTable.withSlot(tx, slot));
            if (owner.isPresent() && !owner.get().active()) slots.folder().delete(slot);
        }
    }

    /**
     * Draws a recovery sheet; nothing is written before it was {@linkplain PendingSheet#confirm confirmed}.
     *
     * @throws VaultException {@code COMPARTMENT_CLOSED} if this session does not hold both keys
     */
    public PendingSheet newRecoverySheet() {
        clinical();
        return new PendingSheet(RecoverySheet.random(), this::enterSheet);
    }

    private void enterSheet(RecoverySheet sheet) {
        try (OpenedSlot slot = OpenedSlot.createRecovery(vault, newId(), SHEET_LABEL, sheet)) {
            enter(new Person(newId(), slot.id(), true, SHEET_LABEL, SHEET_LABEL, RECOVERY, true, Optional.empty(), true,
                    slot.keys().publicKeys()), slot.file(), Optional.empty(), "sheet.added");
        }
    }

    private Person active(UUID person) {
        return adm().read(tx -> PeopleTable.withId(tx, person)).filter(Person::active)
                .orElseThrow(() -> new VaultException(Code.UNKNOWN_PERSON, person.toString()));
    }

    private UUID newId() {
        return adm().read(Transaction::newId);
    }

    private Collection<Database> pinnedIn(boolean clinical) {
        return clinical && open.containsKey(Compartment.CLINICAL) ? List.of(adm(), clin()) : List.of(adm());
    }

    private Database adm() {
        return open.get(Compartment.ADMINISTRATIVE).database();
    }

    private Database clin() {
        return clinical().database();
    }

    private OpenCompartment clinical() {
        OpenCompartment clinical = open.get(Compartment.CLINICAL);
        if (clinical == null) throw new VaultException(Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema());
        return clinical;
    }
}
