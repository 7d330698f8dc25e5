package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.keys.StrictJson.MalformedException;
import java.util.UUID;

/**
 * A root key sealed to one person's public key (vault-format (b.6)). Anybody can write one; only the right root opens.
 */
final class Grant {
    static final int SEALED_BYTES = Derivation.KEY_BYTES + Seals.OVERHEAD_BYTES;

    private final Compartment compartment;
    private final int epoch;
    private final byte[] ciphertext;
    private final byte[] sealed;

    Grant(Compartment compartment, int epoch, byte[] ciphertext, byte[] sealed) {
        this.compartment = compartment;
        this.epoch = epoch;
        this.ciphertext = ciphertext.clone();
        this.sealed = sealed.clone();
    }

    static byte[] aad(UUID vault, Compartment compartment, UUID slot, int epoch) {
        return Seals.aad(vault, compartment, Uuids.bytes(slot), Derivation.u32(epoch));
    }

    Compartment compartment() {
        return compartment;
    }

    int epoch() {
        return epoch;
    }

    byte[] ciphertext() {
        return ciphertext.clone();
    }

    byte[] sealed() {
        return sealed.clone();
    }

    String json() {
        return "{\"compartment\":" + compartment.number() + ",\"epoch\":" + epoch + ",\"kem\":\""
                + StrictJson.base64(ciphertext) + "\",\"sealed\":\"" + StrictJson.base64(sealed) + "\"}";
    }

    static Grant parse(StrictJson.Members json) throws MalformedException {
        int number = StrictJson.number(json, "compartment");
        int epoch = StrictJson.number(json, "epoch");
        if (epoch < 1) throw new MalformedException("epoch");
        for (Compartment each : Compartment.values()) {
            if (each.number() == number) {
                return new Grant(each, epoch, StrictJson.bytes(json, "kem", XWing.CIPHERTEXT_BYTES),
                        StrictJson.bytes(json, "sealed", SEALED_BYTES));
            }
        }
        throw new MalformedException("compartment");
    }

    boolean isFor(Compartment wanted, int wantedEpoch) {
        return compartment == wanted && epoch == wantedEpoch;
    }
}
