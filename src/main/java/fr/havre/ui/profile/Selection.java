package fr.havre.ui.profile;

import java.util.List;
import java.util.UUID;
import javafx.scene.control.ListView;

/**
 * What is selected stays selected when the list is read again; where it is gone, the next line is, so that line after line can be
 * answered with one key each.
 */
final class Selection {
    private final ListView<ProfileRow> list;
    private final boolean linesOnly;
    private UUID line;
    private ProfileRow row;
    private int place;

    /** @param linesOnly headings are passed over */
    Selection(ListView<ProfileRow> list, boolean linesOnly) {
        this.list = list;
        this.linesOnly = linesOnly;
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now == null) return;
            row = now;
            line = now.asLine().map(each -> each.id()).orElse(null);
            place = list.getSelectionModel().getSelectedIndex();
        });
    }

    void restore() {
        List<ProfileRow> rows = list.getItems();
        if (rows.isEmpty()) return;
        int found = find(rows);
        if (found < 0) found = Math.min(place, rows.size() - 1);
        while (linesOnly && found < rows.size() - 1 && rows.get(found).asLine().isEmpty()) found++;
        list.getSelectionModel().clearAndSelect(found);
        list.getFocusModel().focus(found);
    }

    private int find(List<ProfileRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (line != null && rows.get(i).asLine().filter(each -> each.id().equals(line)).isPresent()) return i;
            if (line == null && row instanceof ProfileRow.Heading was && rows.get(i) instanceof ProfileRow.Heading is
                    && was.kind() == is.kind()) return i;
        }
        return -1;
    }
}
