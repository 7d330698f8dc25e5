package fr.havre.ui.viewer.biology;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.cda.CodedResult;
import fr.havre.ui.Surroundings;
import java.util.List;
import javafx.scene.layout.StackPane;

/** The results of one report and what is known of each over time. Close it when it is no longer looked at. */
public final class BiologyPane extends StackPane {
    private final ResultsView results;
    private final TrendView trend;

    public BiologyPane(List<CodedResult> shown, DocumentLine line, Reports reports, Surroundings around) {
        trend = new TrendView(reports, line.patient(), around);
        results = new ResultsView(shown, around.words(), trend);
        getChildren().add(results);
    }

    /** All results as text, a line for each. */
    public String plain() {
        return results.plain();
    }

    @Override public void requestFocus() {
        results.table().requestFocus();
    }

    ResultsView results() {
        return results;
    }

    TrendView trend() {
        return trend;
    }

    public void close() {
        trend.close();
    }
}
