package fr.havre.documents.jpeg2000;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What headers say of the coding of a tile's components; a tile begins with those of the picture (A.6). */
final class Settings {
    private final int count;
    /** What was said of one component alone counts more than what is said of all. */
    private final Coding[] ownCoding;
    private final Quantization[] ownSteps;
    private Coding coding;
    private Quantization steps;
    int order;
    int layers;
    boolean mixes;
    boolean starts;
    boolean ends;

    Settings(int count) {
        this.count = count;
        ownCoding = new Coding[count];
        ownSteps = new Quantization[count];
    }

    Settings copy() {
        Settings copy = new Settings(count);
        System.arraycopy(ownCoding, 0, copy.ownCoding, 0, count);
        System.arraycopy(ownSteps, 0, copy.ownSteps, 0, count);
        copy.coding = coding;
        copy.steps = steps;
        copy.order = order;
        copy.layers = layers;
        copy.mixes = mixes;
        copy.starts = starts;
        copy.ends = ends;
        return copy;
    }

    /** COD. In a tile's header it also takes the place of what the picture's header says of one component. */
    void coding(ByteBuffer from) {
        int style = from.get() & 0xFF;
        order = from.get() & 0xFF;
        layers = from.getShort() & 0xFFFF;
        mixes = from.get() == 1;
        starts = (style & 2) != 0;
        ends = (style & 4) != 0;
        coding = Coding.read(from, (style & 1) != 0);
        Arrays.fill(ownCoding, null);
    }

    /** COC. */
    void ownCoding(ByteBuffer from) {
        int which = component(from);
        ownCoding[which] = Coding.read(from, (from.get() & 1) != 0);
    }

    /** QCD. */
    void steps(ByteBuffer from) {
        steps = Quantization.read(from);
        Arrays.fill(ownSteps, null);
    }

    /** QCC. */
    void ownSteps(ByteBuffer from) {
        int which = component(from);
        ownSteps[which] = Quantization.read(from);
    }

    /** One byte: there are never so many here that it takes two. */
    private int component(ByteBuffer from) {
        int which = from.get() & 0xFF;
        if (which >= count) throw new IllegalArgumentException("component");
        return which;
    }

    Coding codingOf(int component) {
        Coding own = ownCoding[component] != null ? ownCoding[component] : coding;
        if (own == null) throw new IllegalArgumentException("no coding");
        return own;
    }

    Quantization stepsOf(int component) {
        Quantization own = ownSteps[component] != null ? ownSteps[component] : steps;
        if (own == null) throw new IllegalArgumentException("no quantization");
        return own;
    }
}
