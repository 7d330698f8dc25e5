package fr.havre.ui.chart;

import fr.havre.patients.Patient;
import fr.havre.ui.FrenchKeys;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The chart: whose it is, then the documents and what else is known. Listens to the news while it is on screen. */
public final class ChartView extends VBox {
    private static final List<ScreenKey> KEYS = List.of(
            key("next", "J"), key("previous", "K"), key("large", "Enter"), key("send", "E"), key("copy", "S"), key("seen", "V"),
            key("correct", "C"), key("assign", "A"), key("paper", "P"), key("other", "T"), key("profile", "M"), key("fetch", "R"),
            key("erase", "Delete"),
            key("search", "Shortcut+F"),
            key("many", "Shift+Down"));

    private final ChartViewModel model;
    private final Surroundings around;
    private final IdentityBanner banner;
    private final DocumentsTab documents;
    private final TabPane tabs = new TabPane();
    private List<News.Listening> listening = List.of();

    /** The keys of a chart, for the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("chart.tabs", KEYS);
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("chart.keys." + words, KeyCombination.valueOf(key));
    }

    public ChartView(ChartViewModel model, Surroundings around, ChartTools tools) {
        this.model = model;
        this.around = around;
        this.banner = new IdentityBanner(around.words());
        this.documents = new DocumentsTab(model, around, tools);
        getStyleClass().addAll("page", "chart");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.accessibleTextProperty().bind(around.words().bound("chart.tabs"));
        Tab first = tab("chart.tab.documents");
        first.setContent(documents);
        tabs.getTabs().addAll(first, profile());
        if (model.mayReadAudit()) tabs.getTabs().add(accesses());
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(banner, tabs);
        model.patientProperty().addListener((_, _, patient) -> show(patient));
        show(model.patientProperty().get());
        addEventFilter(KeyEvent.KEY_PRESSED, this::before);
        addEventHandler(KeyEvent.KEY_PRESSED, this::after);
        sceneProperty().addListener((_, _, scene) -> {
            listening.forEach(News.Listening::close);
            listening = scene == null ? List.of() : model.follow(around.news());
            if (scene == null) model.left();
        });
    }

    private void show(Patient patient) {
        if (patient == null) banner.clear();
        else banner.show(patient, model.today());
    }

    private Tab tab(String key) {
        Tab tab = new Tab();
        tab.textProperty().bind(around.words().bound(key));
        return tab;
    }

    /** Made when it is first looked at, read each time: opening a chart must not wait for it. */
    private Tab profile() {
        ProfileViewModel profile = model.profile();
        Tab tab = tab("chart.tab.profile");
        tab.selectedProperty().addListener((_, _, looked) -> {
            if (!looked) return;
            if (tab.getContent() == null) {
                tab.setContent(new ProfileTab(profile, new ChartWords(around.words()), model::today));
            }
            profile.load();
        });
        return tab;
    }

    /**
     * One more tab, at the end.
     *
     * @param content made each time it is looked at
     */
    public void addTab(String key, Supplier<Node> content) {
        Tab tab = tab(key);
        tab.selectedProperty().addListener((_, _, looked) -> tab.setContent(looked ? content.get() : null));
        tabs.getTabs().add(tab);
    }

    /** The same, right after the documents; what is given back shows it. */
    public Runnable secondTab(String key, Supplier<Node> content) {
        Tab tab = tab(key);
        tab.selectedProperty().addListener((_, _, looked) -> tab.setContent(looked ? content.get() : null));
        tabs.getTabs().add(1, tab);
        return () -> tabs.getSelectionModel().select(tab);
    }

    /** Between whose chart it is and what is in it; a document that stands alone has its room. */
    public void under(Node strip) {
        strip.visibleProperty().bind(documents.largeProperty().not()
                .or(tabs.getSelectionModel().selectedIndexProperty().isNotEqualTo(0)));
        strip.managedProperty().bind(strip.visibleProperty());
        getChildren().add(1, strip);
    }

    private Tab accesses() {
        AccessesViewModel accesses = model.accesses();
        Tab tab = tab("chart.tab.accesses");
        tab.selectedProperty().addListener((_, _, looked) -> {
            if (!looked) {
                accesses.cancel();
                return;
            }
            if (tab.getContent() == null) {
                tab.setContent(new AccessesTab(accesses, model.timeline(), new ChartWords(around.words())));
            }
            accesses.load();
        });
        return tab;
    }

    /** For a test and for who comes by a shortcut. */
    void look(int tab) {
        tabs.getSelectionModel().select(tab);
    }

    public Node firstField() {
        return documents.list();
    }

    /** Of the patient, for the window's title. */
    public ReadOnlyStringProperty windowTitleProperty() {
        return banner.windowTitleProperty();
    }

    /** What the document itself has no use for: its own finding, and its own Escape, come first. */
    private void after(KeyEvent event) {
        boolean handled = event.isShortcutDown() ? shortcuts(event.getCode())
                : event.getCode() == KeyCode.ESCAPE && escape();
        if (handled) event.consume();
        else if (event.isShortcutDown() && tabs.getSelectionModel().getSelectedIndex() == 0) documents.pressed(event);
    }

    /** The right end of the banner: for what can be done about the patient as a whole. */
    public HBox bannerActions() {
        return banner.actions();
    }

    /** Alt with the arrows goes through the documents from everywhere; letters where nothing is being written. */
    private void before(KeyEvent event) {
        if (event.isShortcutDown()) return;
        boolean atDocuments = tabs.getSelectionModel().getSelectedIndex() == 0;
        boolean handled = event.isAltDown() ? arrows(event.getCode())
                : atDocuments && !writing(event) && letters(FrenchKeys.read(event).getCode());
        if (handled) event.consume();
    }

    private boolean arrows(KeyCode code) {
        if (code == KeyCode.DOWN) model.timeline().next();
        else if (code == KeyCode.UP) model.timeline().previous();
        return code == KeyCode.DOWN || code == KeyCode.UP;
    }

    private boolean shortcuts(KeyCode code) {
        if (code == KeyCode.S) documents.copy();
        else if (code == KeyCode.F && !documents.large()) documents.filters().searchField().requestFocus();
        return code == KeyCode.S || (code == KeyCode.F && !documents.large());
    }

    private boolean letters(KeyCode code) {
        switch (code) {
            case KeyCode.J -> model.timeline().next();
            case KeyCode.K -> model.timeline().previous();
            case KeyCode.E -> documents.send();
            case KeyCode.S -> documents.copy();
            case KeyCode.A -> documents.actions().assign();
            case KeyCode.V -> documents.actions().seen();
            case KeyCode.C -> documents.actions().correct();
            case KeyCode.P -> documents.actions().paper();
            case KeyCode.T -> model.timeline().otherFormat();
            case KeyCode.M -> documents.actions().take();
            case KeyCode.R -> model.fetchFromRecord();
            case KeyCode.DELETE -> documents.actions().erase();
            case KeyCode.SLASH, KeyCode.DIVIDE -> documents.filters().searchField().requestFocus();
            case KeyCode.ENTER -> {
                if (!documents.list().isFocused()) return false;
                documents.large(true);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** One step back at a time: out of the large view, out of the search, out of the chart. */
    private boolean escape() {
        if (documents.large()) documents.large(false);
        else if (documents.single()) documents.list().requestFocus();
        else if (!model.timeline().typedProperty().get().isEmpty()) {
            model.timeline().typedProperty().set("");
            documents.list().requestFocus();
        } else around.navigator().back();
        return true;
    }

    private static boolean writing(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl || event.getTarget() instanceof ComboBoxBase;
    }
}
