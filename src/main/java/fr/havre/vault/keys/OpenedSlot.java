package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A slot whose secret is known: this person (or sheet) is here. {@link #close()} wipes the secret; roots taken from it
 * are the caller's to close.
 */
public final class OpenedSlot implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ClaimedSlot file;
    private final PersonKeys keys;

    OpenedSlot(ClaimedSlot file, PersonKeys keys) {
        this.file = file;
        this.keys = keys;
    }

    /** Whether {@code text} can be the label of a slot: one to twelve letters, figures, spaces, points, hyphens, apostrophes. */
    public static boolean isLabel(String text) {
        return SlotHead.isLabel(text);
    }

    /**
     * A new person with a new secret; nothing is written, nothing granted.
     *
     * @param label initials, 1 to 12 letters, digits, spaces, dots, hyphens: they stand in clear on disk
     * @param easyGuesses names that make a passphrase easy to guess: the person's own, the house's
     * @throws VaultException {@code WEAK_PASSPHRASE} under 10^14 guesses
     */
    public static OpenedSlot createPerson(UUID vault, UUID id, String label, Passphrase passphrase,
            List<String> easyGuesses) {
        requireStrong(passphrase, easyGuesses);
        SlotHead head = new SlotHead(vault, id, SlotKind.PERSON, label, 1);
        PersonKeys keys = new PersonKeys(vault, NativeSecret.random());
        return created(head, Unlock.seal(keys, head, passphrase, salt()), keys);
    }

    /** The member that stands for a sheet. The sheet's text opens whatever is granted to it, for years. */
    public static OpenedSlot createRecovery(UUID vault, UUID id, String label, RecoverySheet sheet) {
        SlotHead head = new SlotHead(vault, id, SlotKind.RECOVERY, label, 1);
        PersonKeys keys = new PersonKeys(vault, NativeSecret.random());
        return created(head, Unlock.seal(keys, head, sheet, salt()), keys);
    }

    private static OpenedSlot created(SlotHead head, Unlock unlock, PersonKeys keys) {
        return new OpenedSlot(new ClaimedSlot(head, List.of(unlock), List.of()), keys);
    }

    public UUID id() {
        return file.id();
    }

    /** The slot as it was read or made. */
    public ClaimedSlot file() {
        return file;
    }

    public PersonKeys keys() {
        return keys;
    }

    /**
     * The root granted for this compartment and epoch; the caller closes it. Empty if none is claimed.
     *
     * @throws VaultException {@code SLOT_DAMAGED} if a grant stands there that is not for these keys
     */
    public Optional<RootKey> root(Compartment compartment, int epoch) {
        return file.grant(compartment, epoch).map(grant -> keys
                .openGrant(grant.ciphertext(), Grant.aad(file.vault(), compartment, id(), epoch), grant.sealed())
                .map(raw -> RootKey.take(file.vault(), compartment, epoch, raw))
                .orElseThrow(() -> new VaultException(Code.SLOT_DAMAGED, "grant in slot " + id())));
    }

    /**
     * The slot under another passphrase: same secret, same keys, same grants. Old copies still open with the old one; a
     * passphrase that may be known needs new keys and a rotation instead.
     *
     * @throws VaultException {@code WEAK_PASSPHRASE} under 10^14 guesses
     * @throws IllegalStateException for a sheet's slot
     */
    public ClaimedSlot underNewPassphrase(Passphrase passphrase, List<String> easyGuesses) {
        if (file.kind() != SlotKind.PERSON) throw new IllegalStateException("a sheet has no passphrase");
        requireStrong(passphrase, easyGuesses);
        SlotHead next = file.head().next();
        return file.with(next, Unlock.seal(keys, next, passphrase, salt()));
    }

    private static void requireStrong(Passphrase passphrase, List<String> easyGuesses) {
        PassphraseStrength strength = passphrase.strength(easyGuesses);
        if (!strength.isEnough()) throw new VaultException(Code.WEAK_PASSPHRASE, "too few guesses");
    }

    private static byte[] salt() {
        byte[] salt = new byte[Unlock.SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    @Override public void close() {
        keys.close();
    }

    @Override public String toString() {
        return "OpenedSlot[" + id() + "]";
    }
}
