package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.keys.StrictJson.MalformedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code vault.json} and its {@code .bak} (vault-format (a.3)): which vault this is and which epoch each compartment is
 * in. A hint that picks file names: after unlocking it must equal the row {@code vault} of each open database.
 *
 * @param administrativeEpoch 1, and one more with each rotation of the administrative root
 * @param clinicalEpoch the same for the clinical root
 */
public record VaultFile(UUID vault, int administrativeEpoch, int clinicalEpoch) {
    static final int FORMAT = 1;
    private static final String NAME = "vault.json";

    public VaultFile {
        if (administrativeEpoch < 1 || clinicalEpoch < 1) throw new IllegalArgumentException("epoch under 1");
    }

    public int epoch(Compartment compartment) {
        return compartment == Compartment.CLINICAL ? clinicalEpoch : administrativeEpoch;
    }

    /** Is there a vault, whole or damaged? */
    public static boolean isIn(Path vaultFolder) {
        Path file = vaultFolder.resolve(NAME);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                || Files.exists(SummedFile.backupOf(file), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads it, from its backup if the file is damaged or gone.
     *
     * @throws VaultException {@code NO_VAULT_HERE}, {@code DAMAGED}, or {@code DATA_TOO_NEW} for a later format
     */
    public static VaultFile read(Path vaultFolder) {
        if (!isIn(vaultFolder)) throw new VaultException(Code.NO_VAULT_HERE, NAME);
        Path file = vaultFolder.resolve(NAME);
        Optional<VaultFile> found = copy(file).or(() -> copy(SummedFile.backupOf(file)));
        return found.orElseThrow(() -> new VaultException(Code.DAMAGED, NAME));
    }

    /** Are both copies on disk, readable and the same? */
    public static boolean isWhole(Path vaultFolder) {
        Optional<byte[]> file = SummedFile.read(vaultFolder.resolve(NAME));
        Optional<byte[]> backup = SummedFile.read(SummedFile.backupOf(vaultFolder.resolve(NAME)));
        return file.isPresent() && backup.isPresent() && SummedFile.sum(file.get()).isPresent()
                && Arrays.equals(file.get(), backup.get());
    }

    /** Both copies are on disk when it returns; the rename of the first is the commit point of a rotation. */
    public void write(Path vaultFolder) {
        SummedFile.write(vaultFolder.resolve(NAME), bytes());
    }

    byte[] bytes() {
        return SummedFile.bytes("{\"format\":" + FORMAT + ",\"vault\":\"" + vault + "\",\"adm\":" + administrativeEpoch
                + ",\"clin\":" + clinicalEpoch);
    }

    private static Optional<VaultFile> copy(Path file) {
        try {
            Optional<byte[]> bytes = SummedFile.read(file);
            return bytes.isEmpty() ? Optional.empty() : Optional.of(parse(bytes.get()));
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }

    static VaultFile parse(byte[] file) throws MalformedException {
        if (SummedFile.sum(file).isEmpty()) throw new MalformedException("sum");
        StrictJson.Members json = StrictJson.object(file);
        if (StrictJson.number(json, "format") > FORMAT) throw new VaultException(Code.DATA_TOO_NEW, NAME);
        VaultFile read;
        try {
            read = new VaultFile(StrictJson.id(json, "vault"),
                    StrictJson.number(json, "adm"), StrictJson.number(json, "clin"));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("epoch");
        }
        if (!Arrays.equals(read.bytes(), file)) throw new MalformedException("another spelling");
        return read;
    }
}
