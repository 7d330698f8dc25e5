package fr.havre.documents.jpeg2000;

/** The bits of a packet's header: behind a byte of ones comes a bit that says nothing (B.10.1). */
final class PacketBits {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int held;
    private int left;
    private boolean ones;

    PacketBits(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    int bit() {
        if (left == 0) {
            if (at >= end) throw new IllegalArgumentException("packet ends early");
            held = bytes[at++] & 0xFF;
            left = ones ? 7 : 8;
            ones = held == 0xFF;
        }
        left--;
        return held >> left & 1;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) value = value << 1 | bit();
        return value;
    }

    /** The place behind the header's last byte. */
    int end() {
        if (ones) {
            at++;
            ones = false;
        }
        left = 0;
        return at;
    }
}
