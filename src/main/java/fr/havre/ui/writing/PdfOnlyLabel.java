package fr.havre.ui.writing;

import fr.havre.documents.writing.Reading;
import fr.havre.ui.LiveWords;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** Says before it is signed that a text can only be a PDF; nothing for who does not sign. */
final class PdfOnlyLabel extends Label {
    PdfOnlyLabel(ObservableValue<Reading> reading, boolean maySign, LiveWords words) {
        textProperty().bind(Bindings.createStringBinding(() -> Optional.ofNullable(reading.getValue()).filter(_ -> maySign)
                .flatMap(Reading::pdfOnly).map(why -> words.now("writing.pdfOnly." + why)).orElse(""), reading, words.languageProperty()));
        getStyleClass().add("writing-back");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
