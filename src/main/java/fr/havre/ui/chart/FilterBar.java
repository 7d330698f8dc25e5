package fr.havre.ui.chart;

import fr.havre.documents.Origin;
import fr.havre.ui.chart.ChartFilter.Period;
import fr.havre.ui.chart.Timeline.Grouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Search and filters over the timeline. Each choice is only offered where documents have it. */
final class FilterBar extends FlowPane {
    /**
     * @param key finds it again after the documents changed
     * @param words made anew in the language of the moment
     */
    private record Choice(Object key, Supplier<String> words, Runnable take) { }

    private static final int ALL_IN_A_LINE_EM = 60;

    private final TimelineViewModel model;
    private final ChartWords words;
    private final TextField search = new TextField();
    private final ToggleButton unfold = new ToggleButton();
    private final List<Runnable> refills = new ArrayList<>();
    private boolean filling;

    FilterBar(TimelineViewModel model, ChartWords words) {
        super(8, 8);
        this.model = model;
        this.words = words;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("filter-bar");
        getChildren().addAll(search(), unfold(), combo("chart.filter.class", this::classes),
                combo("chart.filter.period", this::periods),
                combo("chart.filter.author", this::authors), combo("chart.filter.origin", this::origins),
                combo("chart.filter.state", this::states), combo("chart.filter.grouping", this::groupings),
                        everything());
        model.linesProperty().addListener((_, _, _) -> refill());
        words.live().languageProperty().addListener((_, _, _) -> refill());
        refill();
    }

    TextField searchField() {
        return search;
    }

    private Node search() {
        search.promptTextProperty().bind(words.live().bound("chart.search"));
        search.accessibleTextProperty().bind(words.live().bound("chart.search"));
        search.textProperty().bindBidirectional(model.typedProperty());
        search.getStyleClass().add("chart-search");
        search.setOnAction(_ -> model.searchNow());
        search.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.DOWN) return;
            model.searchNow();
            model.next();
        });
        return search;
    }

    /**
     * Where the letters are large or the window small, the filters wait behind one button and leave the room to
     * documents.
     */
    private Node unfold() {
        unfold.setGraphic(new FontIcon("fth-filter"));
        unfold.textProperty().bind(words.live().bound("chart.filters"));
        unfold.accessibleTextProperty().bind(unfold.textProperty());
        unfold.visibleProperty().bind(Bindings.createBooleanBinding(() -> getWidth() > 0
                && getWidth() < ALL_IN_A_LINE_EM * search.getFont().getSize(), widthProperty(), search.fontProperty()));
        unfold.managedProperty().bind(unfold.visibleProperty());
        return unfold;
    }

    private Node combo(String key, Supplier<List<Choice>> choices) {
        ComboBox<Choice> box = new ComboBox<>();
        box.accessibleTextProperty().bind(words.live().bound(key));
        box.getStyleClass().add("chart-filter");
        box.visibleProperty().bind(unfold.visibleProperty().not().or(unfold.selectedProperty()));
        box.managedProperty().bind(box.visibleProperty());
        box.setCellFactory(_ -> new ChoiceCell());
        box.setButtonCell(new ChoiceCell());
        box.setVisibleRowCount(14);
        box.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !filling) chosen.take().run();
        });
        refills.add(() -> {
            Object selected = box.getValue() == null ? "" : box.getValue().key();
            List<Choice> now = choices.get();
            box.getItems().setAll(now);
            box.setValue(now.stream().filter(each -> each.key().equals(selected)).findFirst().orElse(now.getFirst()));
            box.setDisable(box.getItems().size() < 2);
        });
        Runnable first = () -> box.getSelectionModel().selectFirst();
        model.filterProperty().addListener((_, _, now) -> {
            if (now.equals(ChartFilter.NONE) && !key.endsWith("grouping")) first.run();
        });
        return box;
    }

    private void refill() {
        filling = true;
        refills.forEach(Runnable::run);
        filling = false;
    }

    private Node everything() {
        Button button = new Button();
        button.setGraphic(new FontIcon("fth-x"));
        button.textProperty().bind(words.live().bound("chart.filter.clear"));
        button.visibleProperty().bind(Bindings.createBooleanBinding(() -> !model.filterProperty().get()
                .equals(ChartFilter.NONE), model.filterProperty()));
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> model.filterProperty().set(ChartFilter.NONE));
        return button;
    }

    private void narrow(java.util.function.UnaryOperator<ChartFilter> change) {
        model.filterProperty().set(change.apply(model.filterProperty().get()));
    }

    private List<Choice> classes() {
        return choices("chart.filter.class.all", model.classes(), words::classOf, code ->
                narrow(filter -> filter.withClass(code)));
    }

    private List<Choice> authors() {
        return choices("chart.filter.author.all", model.authors(), name -> name, name ->
                narrow(filter -> filter.withAuthor(name)));
    }

    private List<Choice> origins() {
        return this.<Origin.Kind>choices("chart.filter.origin.all", model.origins(), words.live()::label, kind ->
                narrow(filter -> filter.withOrigin(kind)));
    }

    private List<Choice> states() {
        return this.<ChartFilter.State>choices("chart.filter.state.all", model.states(), state ->
                words.live().now("chart.state." + state.name()), state -> narrow(filter -> filter.withState(state)));
    }

    private List<Choice> periods() {
        return Arrays.stream(Period.values()).map(each ->
                new Choice(each, () -> words.live().now("chart.period." + each.name()),
                () -> narrow(filter -> filter.withPeriod(each)))).toList();
    }

    private List<Choice> groupings() {
        return Arrays.stream(Grouping.values()).map(each ->
                new Choice(each, () -> words.live().now("chart.by." + each.name()),
                () -> model.groupingProperty().set(each))).toList();
    }

    private <T> List<Choice> choices(String all, List<T> values, java.util.function.Function<T, String> shown,
            Consumer<Optional<T>> take) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", () -> words.live().now(all), () -> take.accept(Optional.empty())));
        values.forEach(each -> choices.add(new Choice(List.of(each), () -> shown.apply(each),
                () -> take.accept(Optional.of(each)))));
        return choices;
    }

    private static final class ChoiceCell extends ListCell<Choice> {
        @Override protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(empty || choice == null ? null : choice.words().get());
        }
    }
}
