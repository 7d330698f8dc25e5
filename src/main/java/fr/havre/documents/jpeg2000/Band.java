package fr.havre.documents.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A band of coefficients of one resolution, and its blocks, precinct by precinct (B.5 to B.7). */
final class Band {
    /** The blocks of a band that one packet speaks of. */
    static final class Precinct {
        final List<CodeBlock> blocks = new ArrayList<>();
        final int across;
        final TagTree inclusion;
        final TagTree empty;

        Precinct(int across, int down) {
            this.across = across;
            inclusion = new TagTree(across, down);
            empty = new TagTree(across, down);
        }
    }

    final Area area;
    final BlockDecoder.Kind kind;
    /** Where it lies in the resolution: right of the smaller picture, below it. */
    final boolean right;
    final boolean below;
    final int planes;
    final float unit;
    final List<Precinct> precincts = new ArrayList<>();

    Band(Area area, boolean right, boolean below, int planes, float unit) {
        this.area = area;
        this.right = right;
        this.below = below;
        this.planes = planes;
        this.unit = unit;
        kind = right && below ? BlockDecoder.Kind.BOTH : right ? BlockDecoder.Kind.ACROSS : BlockDecoder.Kind.DOWN;
    }

    /** @param whole the precinct in coordinates of the band; block sides as powers of two */
    void precinct(Area whole, int blockWidth, int blockHeight) {
        Area part = area.within(whole);
        if (part.isEmpty()) {
            precincts.add(new Precinct(0, 0));
            return;
        }
        int left = part.x0() >> blockWidth;
        int top = part.y0() >> blockHeight;
        int right2 = Area.up(part.x1(), blockWidth);
        int bottom = Area.up(part.y1(), blockHeight);
        Precinct precinct = new Precinct(right2 - left, bottom - top);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right2; x++) {
                Area block = part.within(new Area(x << blockWidth, y << blockHeight, (x + 1) << blockWidth, (y + 1) << blockHeight));
                precinct.blocks.add(new CodeBlock(block.x0() - area.x0(), block.y0() - area.y0(), block.x1() - area.x0(),
                        block.y1() - area.y0()));
            }
        }
        precincts.add(precinct);
    }
}
