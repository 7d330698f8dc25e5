package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.keys.StrictJson.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A slot file as found on disk: bytes that are a slot, nothing more (vault-format (b.3)). Opening it with the right
 * secret is what proves its head; that it is the latest one, the row that pins {@link #sum()} says.
 *
 * <p>Immutable: each change gives another value, to be written by {@link SlotFolder#write}.
 */
public final class ClaimedSlot {
    static final int MAX_UNLOCKS = 2;
    static final int MAX_GRANTS = 4;

    private final SlotHead head;
    private final List<Unlock> unlocks;
    private final List<Grant> grants;

    ClaimedSlot(SlotHead head, List<Unlock> unlocks, List<Grant> grants) {
        this.head = head;
        this.unlocks = List.copyOf(unlocks);
        this.grants = List.copyOf(grants);
        if (unlocks.isEmpty() || unlocks.size() > MAX_UNLOCKS || grants.size() > MAX_GRANTS) {
            throw new IllegalArgumentException(unlocks.size() + " unlocks, " + grants.size() + " grants");
        }
    }

    /**
     * Reads the bytes of a slot file. Anything but the very bytes that a writer of format 1 writes is refused.
     *
     * @throws VaultException {@code SLOT_DAMAGED}; {@code DATA_TOO_NEW} for a later format
     */
    public static ClaimedSlot parse(byte[] file) {
        try {
            if (SummedFile.sum(file).isEmpty()) throw new MalformedException("sum");
            StrictJson.Members json = StrictJson.object(file);
            String head = StrictJson.text(json, "head");
            if (SlotHead.formatOf(head) > SlotHead.FORMAT) throw new VaultException(Code.DATA_TOO_NEW, "slot");
            ClaimedSlot slot = parse(json, SlotHead.parse(head));
            if (!Arrays.equals(slot.bytes(), file)) throw new MalformedException("another spelling");
            return slot;
        } catch (MalformedException e) {
            throw new VaultException(Code.SLOT_DAMAGED, e.getMessage(), e);
        }
    }

    private static ClaimedSlot parse(StrictJson.Members json, SlotHead head) throws MalformedException {
        List<Unlock> unlocks = new ArrayList<>();
        for (StrictJson.Members each : StrictJson.list(json, "unlock", MAX_UNLOCKS)) {
            Unlock unlock = Unlock.parse(each);
            if (unlock.kind() != head.kind()) throw new MalformedException("unlock of another kind of slot");
            unlocks.add(unlock);
        }
        List<Grant> grants = new ArrayList<>();
        for (StrictJson.Members each : StrictJson.list(json, "grants", MAX_GRANTS)) {
            Grant grant = Grant.parse(each);
            if (grants.stream().anyMatch(g -> g.isFor(grant.compartment(), grant.epoch()))) {
                throw new MalformedException("the same grant twice");
            }
            grants.add(grant);
        }
        if (unlocks.isEmpty()) throw new MalformedException("no unlock");
        return new ClaimedSlot(head, unlocks, grants);
    }

    public UUID id() {
        return head.slot();
    }

    public UUID vault() {
        return head.vault();
    }

    public SlotKind kind() {
        return head.kind();
    }

    /** Initials, in clear on disk, to find oneself at sign-in. */
    public String label() {
        return head.label();
    }

    public int generation() {
        return head.generation();
    }

    /** Says so, proves nothing: that the grant is good, only opening it shows. */
    public boolean claimsGrant(Compartment compartment, int epoch) {
        return grants.stream().anyMatch(grant -> grant.isFor(compartment, epoch));
    }

    /** The whole file. */
    public byte[] bytes() {
        return SummedFile.bytes("{\"head\":\"" + head.encoded() + "\",\"unlock\":["
                + unlocks.stream().map(Unlock::json).collect(Collectors.joining(",")) + "],\"grants\":["
                + grants.stream().map(Grant::json).collect(Collectors.joining(",")) + "]");
    }

    /** SHA-256 that a row of each open database pins: it stands for every byte of the file. */
    public byte[] sum() {
        return SummedFile.sum(bytes()).orElseThrow();
    }

    /**
     * Opens it with a passphrase. Argon2id: a few hundred milliseconds; never on the FX thread.
     *
     * @throws VaultException {@code WRONG_PASSPHRASE}; {@code SLOT_DAMAGED} if its parameters ask for more memory than
     *     this program has
     */
    public OpenedSlot open(Passphrase passphrase) {
        return open(passphrase::stretched, unlock -> unlock.head() instanceof Unlock.ByPassphrase)
                .orElseThrow(() -> new VaultException(Code.WRONG_PASSPHRASE, "slot " + id()));
    }

    /**
     * Opens it with a sheet that was read without a typing error.
     *
     * @throws VaultException {@code SHEET_OF_ANOTHER_VAULT} if it is another sheet's slot
     */
    public OpenedSlot open(RecoverySheet sheet) {
        return open(sheet::stretched, unlock -> unlock.head() instanceof Unlock.BySheet)
                .orElseThrow(() -> new VaultException(Code.SHEET_OF_ANOTHER_VAULT, "slot " + id()));
    }

    private Optional<OpenedSlot> open(Unlock.Secret secret, Predicate<Unlock> suits) {
        for (Unlock unlock : unlocks) {
            if (!suits.test(unlock)) continue;
            if (unlock.head() instanceof Unlock.ByPassphrase by && !by.stretching().fitsThisProgram()) {
                throw new VaultException(Code.SLOT_DAMAGED, "slot " + id() + " asks for too much memory");
            }
            Optional<byte[]> opened = unlock.open(head, secret);
            if (opened.isPresent()) {
                return Optional.of(new OpenedSlot(this, new PersonKeys(vault(), NativeSecret.take(opened.get()))));
            }
        }
        return Optional.empty();
    }

    /**
     * The same slot with {@code root} granted to its holder, in place of a grant of the same compartment and epoch.
     *
     * @param holder pinned keys of this slot's person: from the row, never from a file
     */
    public ClaimedSlot granting(RootKey root, PublicKeys holder) {
        if (!root.vault().equals(vault())) throw new IllegalArgumentException("root of another vault");
        List<Grant> changed = new ArrayList<>(grants);
        changed.removeIf(grant -> grant.isFor(root.compartment(), root.epoch()));
        changed.add(root.grantTo(id(), holder));
        return new ClaimedSlot(head, unlocks, changed);
    }

    /**
     * The same slot without any grant of this compartment: it no longer opens it. Older copies of the file still do.
     */
    public ClaimedSlot withoutGrants(Compartment compartment) {
        return keeping(grant -> grant.compartment() != compartment);
    }

    /** The same slot without this compartment's grants of other epochs: the last step of a rotation. */
    public ClaimedSlot withoutOtherEpochs(Compartment compartment, int epoch) {
        return keeping(grant -> grant.compartment() != compartment || grant.epoch() == epoch);
    }

    private ClaimedSlot keeping(Predicate<Grant> wanted) {
        return new ClaimedSlot(head, unlocks, grants.stream().filter(wanted).toList());
    }

    SlotHead head() {
        return head;
    }

    List<Unlock> unlocks() {
        return unlocks;
    }

    Optional<Grant> grant(Compartment compartment, int epoch) {
        return grants.stream().filter(grant -> grant.isFor(compartment, epoch)).findFirst();
    }

    ClaimedSlot with(SlotHead newHead, Unlock unlock) {
        return new ClaimedSlot(newHead, List.of(unlock), grants);
    }

    @Override public String toString() {
        return "ClaimedSlot[" + id() + "]";
    }
}
