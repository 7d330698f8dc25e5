package fr.havre.documents.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** One colour of one tile. */
final class TileComponent {
    /** In the picture's own pixels. */
    final Area tile;
    final Area area;
    final Size.Component component;
    final Coding coding;
    final List<Resolution> resolutions = new ArrayList<>();

    TileComponent(Area tile, Size.Component component, Coding coding, Quantization steps) {
        this.tile = tile;
        this.component = component;
        this.coding = coding;
        area = tile.thinned(component.across(), component.down());
        for (int i = 0; i <= coding.levels(); i++) {
            resolutions.add(new Resolution(area, i, coding, steps, component.precision()));
        }
    }

    /** Its samples, row by row, around zero if they have no sign. */
    float[] samples(Runnable check) {
        float[] samples = new float[area.width() * area.height()];
        for (Resolution resolution : resolutions) {
            for (Band band : resolution.bands) blocks(samples, resolution, band, check);
        }
        Wavelet wavelet = new Wavelet(samples, area.width(), coding.exact());
        for (int i = 1; i < resolutions.size(); i++) {
            if (!resolutions.get(i).area.isEmpty()) wavelet.enlarge(resolutions.get(i).area, check);
        }
        return samples;
    }

    private void blocks(float[] samples, Resolution resolution, Band band, Runnable check) {
        Area smaller = resolution.number == 0 ? resolution.area : resolutions.get(resolution.number - 1).area;
        int left = band.right ? smaller.width() : 0;
        int top = band.below ? smaller.height() : 0;
        for (Band.Precinct precinct : band.precincts) {
            for (CodeBlock block : precinct.blocks) {
                if (block.passes > 0) block(samples, (top + block.y0) * area.width() + left + block.x0, band, block);
                check.run();
            }
        }
    }

    private void block(float[] samples, int at, Band band, CodeBlock block) {
        BlockDecoder decoder = new BlockDecoder(block, band.kind, coding.causal());
        decoder.run(block, band.planes, coding.forgets(), coding.marked());
        for (int y = 0; y < block.height; y++) {
            for (int x = 0; x < block.width; x++) {
                samples[at + y * area.width() + x] = decoder.value(x, y, coding.exact()) * band.unit;
            }
        }
    }
}
