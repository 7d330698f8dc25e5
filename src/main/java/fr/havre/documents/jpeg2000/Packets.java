package fr.havre.documents.jpeg2000;

import java.util.List;

/** Reads the packets of a tile in the order they come (B.9, B.10, B.12). One use. */
final class Packets {
    private static final int START = 0x91;
    private static final int END_OF_HEADER = 0x92;
    private static final int MOST_BITS = 24;

    private final List<TileComponent> components;
    private final Settings settings;
    private final byte[] bytes;
    private int at;

    Packets(List<TileComponent> components, Settings settings, byte[] bytes) {
        this.components = components;
        this.settings = settings;
        this.bytes = bytes;
    }

    /** As many as there are: a stream that ends early gives a coarser picture. */
    void read(Runnable check) {
        try {
            new PacketOrder(components, settings.layers, check).run(settings.order, this::packet);
        } catch (Exhausted _) {
            // what came is shown
        }
    }

    /** No more packets. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super(null, null, false, false);
        }
    }

    private void packet(Resolution resolution, int precinct, int layer) {
        if (at >= bytes.length) throw new Exhausted();
        if (settings.starts && marker(START)) at += 6;
        PacketBits bits = new PacketBits(bytes, at, bytes.length);
        boolean some = bits.bit() == 1;
        if (some) {
            for (Band band : resolution.bands) header(band.precincts.get(precinct), layer, bits);
        }
        at = bits.end();
        if (settings.ends && marker(END_OF_HEADER)) at += 2;
        if (some) {
            for (Band band : resolution.bands) body(band.precincts.get(precinct));
        }
    }

    private boolean marker(int low) {
        return at + 1 < bytes.length && (bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFF) == low;
    }

    private static void header(Band.Precinct precinct, int layer, PacketBits bits) {
        for (int i = 0; i < precinct.blocks.size(); i++) {
            CodeBlock block = precinct.blocks.get(i);
            block.announced = 0;
            int x = i % precinct.across;
            int y = i / precinct.across;
            if (block.included ? bits.bit() == 0 : !precinct.inclusion.below(x, y, layer + 1, bits)) continue;
            if (!block.included) {
                block.included = true;
                while (!precinct.empty.below(x, y, block.empty + 1, bits)) block.empty++;
            }
            int passes = passes(bits);
            while (bits.bit() == 1) block.lengthBits++;
            int count = block.lengthBits + 31 - Integer.numberOfLeadingZeros(passes);
            if (count > MOST_BITS) throw new IllegalArgumentException("length");
            block.announced = bits.bits(count);
            block.passes += passes;
        }
    }

    /** Table B.4. */
    private static int passes(PacketBits bits) {
        if (bits.bit() == 0) return 1;
        if (bits.bit() == 0) return 2;
        int few = bits.bits(2);
        if (few < 3) return 3 + few;
        int more = bits.bits(5);
        return more < 31 ? 6 + more : 37 + bits.bits(7);
    }

    private void body(Band.Precinct precinct) {
        for (CodeBlock block : precinct.blocks) {
            if (block.announced == 0) continue;
            int count = Math.min(block.announced, bytes.length - at);
            if (count > 0) block.append(bytes, at, count);
            at += block.announced;
            block.announced = 0;
            if (at > bytes.length) throw new Exhausted();
        }
    }
}
