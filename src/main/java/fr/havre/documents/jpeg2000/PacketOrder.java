package fr.havre.documents.jpeg2000;

import java.util.List;

/** The five orders in which packets come (B.12.1). */
final class PacketOrder {
    /** Told of each packet. */
    @FunctionalInterface
    interface Reader {
        void packet(Resolution resolution, int precinct, int layer);
    }

    private final List<TileComponent> components;
    private final int layers;
    private final int most;
    private final Runnable check;

    PacketOrder(List<TileComponent> components, int layers, Runnable check) {
        this.components = components;
        this.layers = layers;
        this.check = check;
        most = components.stream().mapToInt(each -> each.resolutions.size()).max().orElse(0);
    }

    void run(int order, Reader reader) {
        switch (order) {
            case 0 -> byLayer(reader);
            case 1 -> byResolution(reader);
            case 2 -> {
                for (int i = 0; i < most; i++) byPlace(0, components.size(), i, i + 1, reader);
            }
            case 3 -> byPlace(0, components.size(), 0, most, reader);
            case 4 -> {
                for (int component = 0; component < components.size(); component++) {
                    byPlace(component, component + 1, 0, most, reader);
                }
            }
            default -> throw new IllegalArgumentException("order");
        }
    }

    private void byLayer(Reader reader) {
        for (int layer = 0; layer < layers; layer++) {
            for (int resolution = 0; resolution < most; resolution++) all(resolution, layer, reader);
        }
    }

    private void byResolution(Reader reader) {
        for (int resolution = 0; resolution < most; resolution++) {
            for (int layer = 0; layer < layers; layer++) all(resolution, layer, reader);
        }
    }

    private void all(int resolution, int layer, Reader reader) {
        for (TileComponent component : components) {
            if (resolution >= component.resolutions.size()) continue;
            Resolution at = component.resolutions.get(resolution);
            for (int precinct = 0; precinct < at.across * at.down; precinct++) reader.packet(at, precinct, layer);
            check.run();
        }
    }

    /**
     * By where a precinct begins. Instead of going over every pixel: over the rows and columns at which any of these
     * precincts may begin.
     */
    private void byPlace(int from, int to, int lowest, int highest, Reader reader) {
        Places places = new Places(components.subList(from, to), lowest, highest);
        for (int y : places.rows()) {
            for (int x : places.columns()) {
                for (int component = from; component < to; component++) {
                    List<Resolution> resolutions = components.get(component).resolutions;
                    for (int i = lowest; i < Math.min(highest, resolutions.size()); i++) {
                        int precinct = Places.precinct(components.get(component), resolutions.get(i), x, y);
                        for (int layer = 0; precinct >= 0 && layer < layers; layer++) {
                            reader.packet(resolutions.get(i), precinct, layer);
                        }
                    }
                }
            }
            check.run();
        }
    }
}
