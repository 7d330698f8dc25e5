package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import java.nio.CharBuffer;
import java.util.List;
import java.util.UUID;

/**
 * Lets the JVM load and compile what opening a slot needs while a person types: a third of the time of a cold start.
 */
public final class KeyWarmUp {
    private KeyWarmUp() { }

    /**
     * Opens a slot that exists nowhere, and throws everything away. About a second of one processor and 64 MiB: on a
     * background thread, once, when a passphrase is being asked for.
     */
    public static void run(Stretcher stretcher) {
        byte[] nothing = new byte[Derivation.KEY_BYTES];
        for (int i = 0; i < 3; i++) stretcher.stretch(Stretching.POLICY, nothing, new byte[Unlock.SALT_BYTES]);
        UUID nobody = new UUID(0, 0);
        try (RecoverySheet sheet = RecoverySheet.random();
                RootKey root = RootKey.random(nobody, Compartment.CLINICAL, 1);
                OpenedSlot made = OpenedSlot.createRecovery(nobody, nobody, "W", sheet)) {
            byte[] file = made.file().granting(root, made.keys().publicKeys()).bytes();
            try (OpenedSlot opened = ClaimedSlot.parse(file).open(sheet)) {
                opened.root(Compartment.CLINICAL, 1).ifPresent(RootKey::close);
                opened.keys().sign(nothing);
            }
        }
    }

    /** Reads the dictionaries of {@link PassphraseStrength}: before a new passphrase is typed. */
    public static void prepareStrength() {
        PassphraseStrength.of(CharBuffer.wrap("cheval-agrafe"), List.of());
    }
}
