package fr.havre.ui.shell;

import javafx.beans.property.Property;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;

/** Keeps the line that a list shows as selected and the one that its screen has chosen the same. FX thread. */
public final class ChosenRow {
    /** Lines that stay in sight above the chosen one. */
    private static final int ABOVE = 2;

    private ChosenRow() { }

    /** Of a list that has its items: whoever selects a line chooses it; rows that are read anew keep the choice. */
    public static <T> void follow(ListView<T> list, Property<T> chosen) {
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) chosen.setValue(row);
        });
        chosen.addListener((_, _, row) -> show(list, row));
        list.getItems().addListener((ListChangeListener<T>) _ -> show(list, chosen.getValue()));
        show(list, chosen.getValue());
    }

    private static <T> void show(ListView<T> list, T row) {
        if (row == null || row.equals(list.getSelectionModel().getSelectedItem())) return;
        int place = list.getItems().indexOf(row);
        if (place < 0) return;
        list.getSelectionModel().clearAndSelect(place);
        list.getFocusModel().focus(place);
        list.scrollTo(Math.max(0, place - ABOVE));
    }
}
