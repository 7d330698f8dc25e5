package fr.havre.documents.jpeg2000;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Unpacks a picture of JPEG 2000, a file or a bare codestream. One use. */
public final class Jpeg2000 {
    private final Runnable check;
    private final Boxes boxes;
    private final Codestream stream;
    private final Size size;
    private final int channels;
    private final byte[] samples;

    private Jpeg2000(byte[] bytes, Runnable check) {
        this.check = check;
        boxes = Boxes.read(bytes);
        stream = Codestream.read(boxes.codestream());
        size = stream.size();
        if (size == null) throw new IllegalArgumentException("no size");
        channels = size.components().size();
        samples = new byte[size.picture().width() * size.picture().height() * channels];
    }

    /**
     * A picture, row by row, one byte for each channel of a pixel.
     *
     * @param colours how many of the channels are colours: the first ones
     * @param depth bits that a sample of the first channel had; what had fewer than eight was stretched to a byte, what had more cut
     */
    @SuppressWarnings("ArrayRecordComponent")                   // never compared, and too large to be copied
    public record Unpacked(int width, int height, int channels, int colours, int depth, byte[] samples) { }

    /**
     * Unpacks it.
     *
     * @param check called now and then; what it throws ends the work
     * @throws DocumentRefusedException {@code TOO_COMPLEX}; {@code DAMAGED}, also for what is not known here
     */
    public static Unpacked unpack(byte[] bytes, Runnable check) {
        try {
            return new Jpeg2000(bytes, check).unpacked();
        } catch (Size.TooLarge e) {
            throw new DocumentRefusedException(Code.TOO_COMPLEX, "JPEG 2000", e);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new DocumentRefusedException(Code.DAMAGED, "JPEG 2000", e);
        }
    }

    private Unpacked unpacked() {
        for (Map.Entry<Integer, Codestream.Part> each : stream.parts().entrySet()) {
            tile(size.tile(each.getKey()), each.getValue());
        }
        int depth = size.components().getFirst().precision();
        if (boxes.luminance() && channels == 3) toColours();
        if (boxes.palette().isPresent() && channels == 1 && depth <= 8) return looked(boxes.palette().get(), depth);
        return new Unpacked(size.picture().width(), size.picture().height(), channels, colours(), depth, samples);
    }

    private int colours() {
        return Math.min(channels, boxes.colours().orElse(channels == 2 ? 1 : channels));
    }

    private void tile(Area tile, Codestream.Part part) {
        List<TileComponent> components = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            components.add(new TileComponent(tile, size.components().get(i), part.settings.codingOf(i), part.settings.stepsOf(i)));
            check.run();
        }
        new Packets(components, part.settings, part.packets.toByteArray()).read(check);
        List<float[]> colours = new ArrayList<>();
        for (TileComponent each : components) colours.add(each.samples(check));
        if (part.settings.mixes && channels >= 3 && colours.get(0).length == colours.get(1).length
                && colours.get(0).length == colours.get(2).length) {
            unmix(colours, components.getFirst().coding.exact());
        }
        for (int i = 0; i < channels; i++) put(tile, components.get(i), colours.get(i), i);
    }

    /** Annex G. */
    private static void unmix(List<float[]> colours, boolean exact) {
        float[] first = colours.get(0);
        float[] second = colours.get(1);
        float[] third = colours.get(2);
        for (int i = 0; i < first.length; i++) {
            float y = first[i];
            float blue = second[i];
            float red = third[i];
            if (exact) {
                float green = y - (float) Math.floor((blue + red) / 4);
                first[i] = red + green;
                second[i] = green;
                third[i] = blue + green;
            } else {
                first[i] = y + 1.402f * red;
                second[i] = y - 0.344136f * blue - 0.714136f * red;
                third[i] = y + 1.772f * blue;
            }
        }
    }

    private void put(Area tile, TileComponent component, float[] colour, int channel) {
        Size.Component of = component.component;
        float highest = (1 << of.precision()) - 1;
        float middle = of.signed() ? 0 : 1 << (of.precision() - 1);
        float scale = of.precision() > 8 ? 1f / (1 << (of.precision() - 8)) : 255 / highest;
        Area area = component.area;
        for (int y = tile.y0(); y < tile.y1(); y++) {
            int row = (Math.min(y / of.down(), area.y1() - 1) - area.y0()) * area.width() - area.x0();
            int to = ((y - size.picture().y0()) * size.picture().width() - size.picture().x0()) * channels + channel;
            for (int x = tile.x0(); x < tile.x1(); x++) {
                int from = row + Math.clamp(x / of.across(), area.x0(), area.x1() - 1);
                float value = Math.clamp(colour[Math.max(0, from)] + middle, 0, highest);
                samples[to + x * channels] = (byte) (of.precision() > 8 ? (int) (value * scale) : Math.round(value * scale));
            }
        }
    }

    private void toColours() {
        for (int i = 0; i < samples.length; i += 3) {
            float y = samples[i] & 0xFF;
            float blue = (samples[i + 1] & 0xFF) - 128;
            float red = (samples[i + 2] & 0xFF) - 128;
            samples[i] = colour(y + 1.402f * red);
            samples[i + 1] = colour(y - 0.344136f * blue - 0.714136f * red);
            samples[i + 2] = colour(y + 1.772f * blue);
        }
    }

    private static byte colour(float value) {
        return (byte) Math.round(Math.clamp(value, 0, 255));
    }

    private Unpacked looked(Boxes.Palette palette, int depth) {
        int highest = (1 << depth) - 1;
        int entries = palette.colours().length / palette.channels();
        byte[] looked = new byte[samples.length * palette.channels()];
        for (int i = 0; i < samples.length; i++) {
            int number = Math.min(Math.round((samples[i] & 0xFF) * highest / 255f), entries - 1);
            System.arraycopy(palette.colours(), number * palette.channels(), looked, i * palette.channels(), palette.channels());
        }
        return new Unpacked(size.picture().width(), size.picture().height(), palette.channels(), palette.channels(), 8, looked);
    }
}
