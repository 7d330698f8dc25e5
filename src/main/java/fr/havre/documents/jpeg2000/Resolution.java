package fr.havre.documents.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A component of a tile at one of its sizes: what makes it of the next smaller one. */
final class Resolution {
    private static final int MAX_PRECINCTS = 5_000;
    private static final int MAX_BLOCKS = 200_000;

    final Area area;
    final int number;
    final List<Band> bands = new ArrayList<>();
    /** Grid of precincts. */
    final int across;
    final int down;
    /** Sides of a precinct, as powers of two. */
    final int precinctWidth;
    final int precinctHeight;

    Resolution(Area component, int number, Coding coding, Quantization steps, int precision) {
        this.number = number;
        int often = coding.levels() - number;
        area = component.halved(often);
        precinctWidth = coding.precinctWidth(number);
        precinctHeight = coding.precinctHeight(number);
        if (number > 0 && (precinctWidth == 0 || precinctHeight == 0)) throw new IllegalArgumentException("precinct");
        across = area.isEmpty() ? 0 : Area.up(area.x1(), precinctWidth) - (area.x0() >> precinctWidth);
        down = area.isEmpty() ? 0 : Area.up(area.y1(), precinctHeight) - (area.y0() >> precinctHeight);
        if ((long) across * down > MAX_PRECINCTS) throw new IllegalArgumentException("precincts");
        if (((long) area.width() * area.height()) >> (coding.blockWidth() + coding.blockHeight()) > MAX_BLOCKS) {
            throw new IllegalArgumentException("blocks");
        }
        if (number == 0) {
            bands.add(band(component.halved(often), false, false, steps, precision, 0));
        } else {
            bands.add(band(component.band(often + 1, true, false), true, false, steps, precision, 0));
            bands.add(band(component.band(often + 1, false, true), false, true, steps, precision, 1));
            bands.add(band(component.band(often + 1, true, true), true, true, steps, precision, 2));
        }
        for (Band each : bands) precincts(each, coding);
    }

    private Band band(Area of, boolean right, boolean below, Quantization steps, int precision, int which) {
        int gain = (right ? 1 : 0) + (below ? 1 : 0);
        return new Band(of, right, below, steps.planes(number, which), steps.unit(number, which, precision, gain));
    }

    private void precincts(Band band, Coding coding) {
        int width = number == 0 ? precinctWidth : precinctWidth - 1;
        int height = number == 0 ? precinctHeight : precinctHeight - 1;
        int left = area.x0() >> precinctWidth;
        int top = area.y0() >> precinctHeight;
        for (int y = top; y < top + down; y++) {
            for (int x = left; x < left + across; x++) {
                Area whole = new Area(x << width, y << height, end(x, width), end(y, height));
                band.precinct(whole, Math.min(coding.blockWidth(), width), Math.min(coding.blockHeight(), height));
            }
        }
    }

    private static int end(int index, int power) {
        return (int) Math.min(Integer.MAX_VALUE, (index + 1L) << power);
    }
}
