package fr.havre.vault.audit;

import java.util.Arrays;

/** The last link of one compartment's chain, and how many transactions its database had seen. */
public final class Head {
    private final int epoch;
    private final long commits;
    private final long seq;
    private final byte[] hash;
    private final boolean clean;

    /** @param clean the vault was locked properly right behind it */
    public Head(int epoch, long commits, long seq, byte[] hash, boolean clean) {
        if (hash.length != ChainLink.HASH_BYTES) {
            throw new IllegalArgumentException("need 32 bytes, got " + hash.length);
        }
        this.epoch = epoch;
        this.commits = commits;
        this.seq = seq;
        this.hash = hash.clone();
        this.clean = clean;
    }

    public int epoch() {
        return epoch;
    }

    public long commits() {
        return commits;
    }

    /** Number of the last row; 0 for an empty chain. */
    public long seq() {
        return seq;
    }

    public byte[] hash() {
        return hash.clone();
    }

    public boolean isClean() {
        return clean;
    }

    public Head asClean() {
        return new Head(epoch, commits, seq, hash, true);
    }

    @Override public boolean equals(Object other) {
        return other instanceof Head that && epoch == that.epoch && commits == that.commits && seq == that.seq
                && clean == that.clean && Arrays.equals(hash, that.hash);
    }

    @Override public int hashCode() {
        return Long.hashCode(commits) + 31 * Arrays.hashCode(hash);
    }

    @Override public String toString() {
        return "Head[epoch " + epoch + ", commits " + commits + ", seq " + seq + (clean ? ", clean]" : "]");
    }
}
