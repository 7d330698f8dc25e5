package fr.havre.ui.viewer;

import fr.havre.documents.Picture;
import javafx.geometry.Orientation;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** A picture as large as it is, and smaller where there is less room. */
final class FittedPicture extends Region {
    private static final double PIXELS_A_PIXEL = 1.6;
    private static final double WIDEST = 640;
    private static final double NARROWEST = 60;

    private final ImageView image;
    private final double widest;
    private final double ratio;

    FittedPicture(Picture picture) {
        image = new ImageView(Pictures.image(picture));
        widest = Math.min(WIDEST, picture.width() / PIXELS_A_PIXEL);
        ratio = (double) picture.height() / picture.width();
        getChildren().add(image);
    }

    @Override public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override protected double computeMinWidth(double height) {
        return Math.min(NARROWEST, widest);
    }

    @Override protected double computePrefWidth(double height) {
        return widest;
    }

    @Override protected double computeMaxWidth(double height) {
        return widest;
    }

    @Override protected double computePrefHeight(double width) {
        return (width < 0 ? widest : Math.min(width, widest)) * ratio;
    }

    @Override protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override protected void layoutChildren() {
        image.setFitWidth(Math.min(getWidth(), widest));
        image.setFitHeight(Math.min(getWidth(), widest) * ratio);
    }
}
