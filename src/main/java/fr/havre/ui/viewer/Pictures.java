package fr.havre.ui.viewer;

import fr.havre.documents.Picture;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Drawn pages as the toolkit shows them. */
final class Pictures {
    private Pictures() { }

    /** Shares the pixels. */
    static Image image(Picture picture) {
        return new WritableImage(new PixelBuffer<>(picture.width(), picture.height(), IntBuffer.wrap(picture.pixels()),
                PixelFormat.getIntArgbPreInstance()));
    }
}
