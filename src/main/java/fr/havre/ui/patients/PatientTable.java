package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.patients.PatientLine;
import fr.havre.patients.PatientRegister.Order;
import fr.havre.ui.LiveWords;
import fr.havre.ui.patients.PatientsViewModel.Filter;
import fr.havre.ui.patients.PatientsViewModel.Sorting;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Font;

/** The rows. Only those on screen have nodes; sorting is the view model's, off this thread; widths follow the text size. */
final class PatientTable extends TableView<PatientLine> {
    private static final double BASE_FONT = 14;
    private static final double ROW = 36;
    private static final double NAME = 220;
    private static final double SCROLL_BAR = 16;
    private static final String LEAST = "least";
    private static final Set<String> LEFT_OUT = Set.of("age", "changed");
    private static final Set<String> LEFT_OUT_OF_PAIRS = Set.of("age", "ins", "changed");

    private final PatientsViewModel model;
    private final LiveWords words;
    private final PatientsView.Actions actions;
    private final ObservableValue<Font> font;

    PatientTable(PatientsViewModel model, LiveWords words, PatientsView.Actions actions, ObservableValue<Font> font) {
        this.model = model;
        this.words = words;
        this.actions = actions;
        this.font = font;
        accessibleTextProperty().bind(words.bound("patients.title"));
        fixedCellSizeProperty().bind(Bindings.createDoubleBinding(() -> ROW * scale(), font));
        getStyleClass().add(Styles.STRIPED);
        setPlaceholder(placeholder());
        setRowFactory(_ -> new Row());
        addColumns();
        setSortPolicy(_ -> askSorted());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.shownProperty().addListener((_, _, lines) -> show(lines));
        model.duplicatesProperty().addListener((_, _, _) -> refresh());
        words.languageProperty().addListener((_, _, _) -> refresh());
        show(model.shownProperty().get());
    }

    private double scale() {
        return font.getValue().getSize() / BASE_FONT;
    }

    private void addColumns() {
        PatientWords text = new PatientWords(words);
        getColumns().setAll(List.of(
                column("name", NAME, () -> new NameCell(model, words), Order.NAME),
                column("other", NAME, () -> new OtherCell(model), null),
                column("born", 104, () -> new TextCell(PatientWords::birthDate), Order.BIRTH_DATE),
                column("age", 78, () -> new TextCell(this::age), null),
                column("sex", 72, () -> new TextCell(line -> text.sex(line.sex())), Order.SEX),
                column("ins", 238, () -> new InsCell(words), Order.INS),
                column("status", 116, () -> new StatusCell(words), Order.STATUS),
                column("changed", 112, () -> new TextCell(line -> PatientWords.moment(line.changedAt()).substring(0, 10)),
                        Order.CHANGED)));
        for (ObservableValue<?> each : List.of(widthProperty(), font, model.filterProperty())) {
            each.addListener((_, _, _) -> fit());
        }
        fit();
    }

    /** Columns of a known width get it; names share the rest; what a narrow window has no room for is left out. */
    private void fit() {
        boolean pairs = model.filterProperty().get() == Filter.DUPLICATES;
        double room = getWidth() - SCROLL_BAR - (pairs ? 2 : 1) * NAME * scale();
        for (TableColumn<PatientLine, ?> each : getColumns()) {
            double width = (double) each.getProperties().get(LEAST) * scale();
            boolean names = each.getId().equals("name") || each.getId().equals("other");
            boolean wanted = names ? pairs || each.getId().equals("name")
                    : !(pairs ? LEFT_OUT_OF_PAIRS : LEFT_OUT).contains(each.getId()) || (!pairs && room >= width);
            each.setVisible(wanted);
            if (wanted && !names) room -= width;
        }
        for (TableColumn<PatientLine, ?> each : getColumns()) {
            double width = (double) each.getProperties().get(LEAST) * scale();
            boolean names = each.getId().equals("name") || each.getId().equals("other");
            each.setPrefWidth(names ? width + Math.max(0, room) / (pairs ? 2 : 1) : width);
        }
    }

    private String age(PatientLine line) {
        return model.readAtProperty().get() == null ? "" : new PatientWords(words).age(line, model.readAtProperty().get());
    }

    private TableColumn<PatientLine, PatientLine> column(String name, double least,
            Supplier<TableCell<PatientLine, PatientLine>> cell, Order order) {
        TableColumn<PatientLine, PatientLine> column = new TableColumn<>();
        column.textProperty().bind(words.bound("patients.column." + name));
        column.setId(name);
        column.setUserData(order);
        column.setSortable(order != null);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.getProperties().put(LEAST, least);
        return column;
    }

    /** Tells the view model; the rows come sorted. */
    private boolean askSorted() {
        Sorting wanted = Sorting.BY_NAME;
        if (!getSortOrder().isEmpty() && getSortOrder().getFirst().getUserData() instanceof Order order) {
            wanted = new Sorting(order, getSortOrder().getFirst().getSortType() == TableColumn.SortType.DESCENDING);
        }
        model.sortingProperty().set(wanted);
        return true;
    }

    private void show(List<PatientLine> lines) {
        PatientLine selected = getSelectionModel().getSelectedItem();
        setItems(FXCollections.observableList(lines));
        int again = selected == null ? -1 : indexOf(selected, lines);
        if (again >= 0) getSelectionModel().select(again);
        else getSelectionModel().clearSelection();
        if (again < 0 && !lines.isEmpty()) scrollTo(0);
    }

    private static int indexOf(PatientLine wanted, List<PatientLine> lines) {
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).id().equals(wanted.id())) return i;
        return -1;
    }

    PatientLine selectedOrFirst() {
        PatientLine selected = getSelectionModel().getSelectedItem();
        return selected == null ? getItems().getFirst() : selected;
    }

    /** Takes the focus, on the chosen or the first row. */
    void enter() {
        if (getItems().isEmpty()) return;
        requestFocus();
        if (getSelectionModel().isEmpty()) getSelectionModel().selectFirst();
    }

    private void pressed(KeyEvent event) {
        PatientLine selected = getSelectionModel().getSelectedItem();
        if (selected == null) return;
        if (event.getCode() == KeyCode.ENTER) actions.open().accept(selected);
        else if (event.getCode() == KeyCode.F2 && model.mayEdit()) actions.edit().accept(selected);
        else return;
        event.consume();
    }

    private Label placeholder() {
        Label sentence = new Label();
        sentence.textProperty().bind(Bindings.createStringBinding(this::emptiness, model.typedProperty(),
                model.filterProperty(), model.totalProperty(), words.languageProperty()));
        sentence.setWrapText(true);
        return sentence;
    }

    private String emptiness() {
        if (model.totalProperty().get() < 0) return words.now("patients.reading");
        if (model.totalProperty().get() == 0) return words.now("patients.empty");
        if (!model.typedProperty().get().isBlank()) return words.now("patients.none");
        return words.now("patients.none." + model.filterProperty().get());
    }

    private final class Row extends TableRow<PatientLine> {
        Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) actions.open().accept(getItem());
            });
        }

        @Override protected void updateItem(PatientLine line, boolean empty) {
            super.updateItem(line, empty);
            setAccessibleText(line == null ? null : PatientWords.told(line) + ", " + words.label(line.status()));
        }
    }
}
