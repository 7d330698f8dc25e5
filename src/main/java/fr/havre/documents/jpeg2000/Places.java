package fr.havre.documents.jpeg2000;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where, in the picture's own pixels, precincts of some components and resolutions begin. */
final class Places {
    private final SortedSet<Integer> rows = new TreeSet<>();
    private final SortedSet<Integer> columns = new TreeSet<>();

    Places(List<TileComponent> components, int lowest, int highest) {
        for (TileComponent component : components) {
            for (int i = lowest; i < Math.min(highest, component.resolutions.size()); i++) {
                Resolution resolution = component.resolutions.get(i);
                int often = component.coding.levels() - resolution.number;
                for (int x = 0; x < resolution.across; x++) {
                    columns.add(start(component.tile.x0(), resolution.area.x0(), x, resolution.precinctWidth, often,
                            component.component.across()));
                }
                for (int y = 0; y < resolution.down; y++) {
                    rows.add(start(component.tile.y0(), resolution.area.y0(), y, resolution.precinctHeight, often,
                            component.component.down()));
                }
            }
        }
    }

    SortedSet<Integer> rows() {
        return rows;
    }

    SortedSet<Integer> columns() {
        return columns;
    }

    /** At whole multiples of their size; the first where the tile does, if it is cut. */
    private static int start(int tile, int resolution, int index, int power, int often, int every) {
        if (index == 0 && resolution % (1 << power) != 0) return tile;
        long place = ((long) (resolution >> power) + index) << power << often;
        return (int) Math.min(Integer.MAX_VALUE, place * every);
    }

    /** The precinct that begins there, or -1. */
    static int precinct(TileComponent component, Resolution resolution, int x, int y) {
        int often = component.coding.levels() - resolution.number;
        int column = index(component.tile.x0(), resolution.area.x0(), resolution.across, resolution.precinctWidth, often,
                component.component.across(), x);
        int row = index(component.tile.y0(), resolution.area.y0(), resolution.down, resolution.precinctHeight, often,
                component.component.down(), y);
        return column < 0 || row < 0 ? -1 : row * resolution.across + column;
    }

    private static int index(int tile, int resolution, int count, int power, int often, int every, int place) {
        if (count == 0) return -1;
        if (place == start(tile, resolution, 0, power, often, every)) return 0;
        long size = (long) every << power << often;
        if (place % size != 0) return -1;
        long index = place / size - (resolution >> power);
        return index > 0 && index < count ? (int) index : -1;
    }
}
