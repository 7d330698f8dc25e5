package fr.havre.vault;

import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A vault on disk with a doctor, a front desk and some contents in both compartments; made once, copied for each test.
 */
final class SampleVault {
    static final String DOCTOR = "goudron vif sept marins 42 ivres";
    static final String FRONT_DESK = "quatre girafes 77 mauves en barque";

    private final Path folder;
    private final VaultHost host;
    private final UUID doctorSlot;
    private final UUID deskSlot;
    private final Map<ContentId, byte[]> kept;

    private SampleVault(Path folder, VaultHost host, UUID doctorSlot, UUID deskSlot, Map<ContentId, byte[]> kept) {
        this.folder = folder;
        this.host = host;
        this.doctorSlot = doctorSlot;
        this.deskSlot = deskSlot;
        this.kept = kept;
    }

    static VaultHost host(Path place) {
        return TestHost.at(place, () -> Instant.parse("2026-11-25T08:00:00Z"));
    }

    static SampleVault create(Path place) {
        Map<ContentId, byte[]> kept = new LinkedHashMap<>();
        VaultHost host = host(place);
        try (UnlockedVault vault = Vault.create(place.resolve("vault"), host, NewPerson.of("AB", "Anne Bernard",
                "DOCTOR", true),
                DOCTOR.toCharArray())) {
            Person desk = vault.people().add(NewPerson.of("FD", "Farida Diallo", "FRONT_DESK", false),
                    FRONT_DESK.toCharArray());
            for (Compartment each : Compartment.values()) {
                vault.database(each).write(tx -> tx.run("CREATE TABLE own.sample (content BLOB REFERENCES content (id)) STRICT"));
            }
            SampleVault sample = new SampleVault(place.resolve("vault"), host, vault.person().slot(), desk.slot(),
                    kept);
            for (int i = 0; i < 12; i++) sample.keep(vault, Compartment.CLINICAL, 1000 + 9000 * i);
            sample.keep(vault, Compartment.CLINICAL, 8_500_000);
            for (int i = 0; i < 3; i++) sample.keep(vault, Compartment.ADMINISTRATIVE, 20_000 + i);
            return sample;
        }
    }

    ContentId keep(UnlockedVault vault, Compartment compartment, int length) {
        byte[] bytes = bytes(length);
        ContentId id = vault.database(compartment).write(tx -> {
            tx.audit("document.imported");
            ContentId kept = vault.contents(compartment).keep(tx, vault.contents(compartment).put(bytes,
                    length % 2 == 0 ? Encoding.PLAIN : Encoding.DEFLATE));
            tx.run("INSERT INTO own.sample (content) VALUES (?)", kept.value());
            return kept;
        });
        kept.put(id, bytes);
        return id;
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        byte[] words = "Compte rendu LISIBLE".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(words, 0, bytes, 0, words.length);
        return bytes;
    }

    /** The same vault in another place, with what the account remembers of it. */
    SampleVault copyTo(Path place) {
        try {
            VaultTest.copy(folder.getParent(), place);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new SampleVault(place.resolve("vault"), host(place), doctorSlot, deskSlot, new LinkedHashMap<>(kept));
    }

    SampleVault at(Path otherFolder) {
        return new SampleVault(otherFolder, host, doctorSlot, deskSlot, kept);
    }

    /** As another account's program would see it that remembers what stands in {@code place}. */
    SampleVault withAccount(Path place) {
        return new SampleVault(folder, host(place), doctorSlot, deskSlot, kept);
    }

    UnlockedVault unlock() {
        return Vault.at(folder, host).unlock(doctorSlot, DOCTOR.toCharArray());
    }

    UnlockedVault unlockAtFrontDesk() {
        return Vault.at(folder, host).unlock(deskSlot, FRONT_DESK.toCharArray());
    }

    Path folder() {
        return folder;
    }

    VaultHost host() {
        return host;
    }

    UUID doctorSlot() {
        return doctorSlot;
    }

    UUID deskSlot() {
        return deskSlot;
    }

    Map<ContentId, byte[]> kept() {
        return kept;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void change(String name, int at, int mask) throws IOException {
        byte[] bytes = Files.readAllBytes(file(name));
        bytes[at] ^= (byte) mask;
        Files.write(file(name), bytes);
    }
}
