package fr.havre.ui.viewer;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** The ways of looking at a CDA: its PDFs, its text, its results. Hidden where there is only one. */
final class FacetBar extends HBox {
    /** One way. */
    sealed interface Facet {
        /** A PDF inside, by its ID. */
        record Pdf(String id) implements Facet { }

        record Text() implements Facet { }

        record Results() implements Facet { }
    }

    private final ToggleGroup group = new ToggleGroup();
    private final List<Facet> facets = new ArrayList<>();
    private boolean marking;

    /** {@code chosen} is told what a person chooses, not what is {@link #select marked}. */
    FacetBar(Content.Structured content, LiveWords words, Consumer<Facet> chosen) {
        super(4);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getStyleClass().add("viewer-facets");
        List<String> pdfs = List.copyOf(content.pdfs().keySet());
        if (content.pdfFirst()) add(new Facet.Pdf(pdfs.getFirst()), words.bound("viewer.facet.pdf"), chosen);
        if (!content.blocks().isEmpty()) add(new Facet.Text(), words.bound("viewer.facet.text"), chosen);
        if (!content.cda().results().isEmpty()) add(new Facet.Results(), words.bound("viewer.facet.results"), chosen);
        for (int i = content.pdfFirst() ? 1 : 0; i < pdfs.size(); i++) {
            add(new Facet.Pdf(pdfs.get(i)), words.bound("viewer.facet.pdf.number", i + 1), chosen);
        }
        setVisible(facets.size() > 1);
        setManaged(facets.size() > 1);
    }

    private void add(Facet facet, StringBinding name, Consumer<Facet> chosen) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(name);
        button.setToggleGroup(group);
        button.setUserData(facet);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> button.setSelected(true));                      // a second press does not empty the choice
        button.selectedProperty().addListener((_, _, now) -> {
            if (now && !marking) chosen.accept(facet);                          // by the cursor keys too, which press nothing
        });
        facets.add(facet);
        getChildren().add(button);
    }

    List<Facet> facets() {
        return List.copyOf(facets);
    }

    /** Marks it as chosen. */
    void select(Facet facet) {
        marking = true;
        group.getToggles().stream().filter(each -> facet.equals(each.getUserData())).forEach(group::selectToggle);
        marking = false;
    }
}
