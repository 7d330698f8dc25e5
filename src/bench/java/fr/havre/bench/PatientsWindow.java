package fr.havre.bench;

import com.sun.management.OperatingSystemMXBean;
import fr.havre.FrontDoor;
import fr.havre.patients.PatientLine;
import fr.havre.patients.PatientRegister;
import fr.havre.patients.PatientRegister.Order;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.FxBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.News;
import fr.havre.ui.Rehearsal;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.PaletteView;
import fr.havre.ui.palette.PaletteViewModel;
import fr.havre.ui.patients.PatientsView;
import fr.havre.ui.patients.PatientsViewModel;
import fr.havre.ui.patients.PatientsViewModel.Sorting;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The window of {@link PatientsBench}: opens the list, types, sorts, scrolls, and prints what each took. */
public final class PatientsWindow {
    private static final int WIDTH = 1000;                                 // the headless screen has no more
    private static final int HEIGHT = 1000;
    private static final int NAMES = 24;
    private static final int FRAMES = 300;
    private static final int PALETTES = 40;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Desk desk;
    private final Watched background = new Watched();
    private final LiveWords words = new LiveWords(Language.FRENCH);
    private PatientsViewModel model;
    private ShellView shell;
    private Scene scene;
    private volatile double shown;                                         // processor time of the last answer's showing

    private PatientsWindow(Desk desk) {
        this.desk = desk;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        FrontDoor door = new FrontDoor(folder.resolve("app"), InstantSource.system());
        Desk desk = door.unlock(folder.resolve("vault"), door.people(folder.resolve("vault")).getFirst().slot(),
                PatientsBench.PASSPHRASE.toCharArray());
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.get(60, TimeUnit.SECONDS);
        new PatientsWindow(desk).measure();
        desk.close();
        Runtime.getRuntime().halt(0);                                       // no window to be taken down frame by frame
    }

    private void measure() throws Exception {
        AtomicReference<String> dressed = new AtomicReference<>();
        on(() -> {
            Look look = new Look();
            look.dress(new Scene(new StackPane(new PasswordField())));
            dressed.set(look.theme());
        });
        String theme = dressed.get();
        if (!Boolean.getBoolean("havre.bench.unrehearsed")) Thread.ofVirtual().start(() -> Rehearsal.run(theme, Language.FRENCH)).join();
        on(this::makeWindow);
        long begun = System.nanoTime();
        double worked = everything();
        on(this::open);
        until(() -> !model.shownProperty().get().isEmpty());
        on(this::layOut);
        print("opened", millis(begun));
        print("opened.work", everything() - worked);
        until(() -> model.totalProperty().get() >= 0);
        print("read", millis(begun));
        memory("read.");
        filter();
        sort();
        scroll();
        palette();
        memory("");
    }

    /** Milliseconds of processor time, all threads together. */
    private static double everything() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    private void makeWindow() {
        shell = new ShellView(words, EnumSet.of(Place.PATIENTS), _ -> { });
        scene = new Scene(shell, WIDTH, HEIGHT);
        new Look().dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    private void open() {
        model = new PatientsViewModel(desk.patients(), desk.session(), background, new News(background));
        shell.show(Place.PATIENTS, new PatientsView(model, words, new PatientsView.Actions(_ -> { }, _ -> { }, () -> { })));
    }

    private void layOut() {
        shell.applyCss();
        shell.layout();
    }

    /** Names, given names and birth dates, a letter at a time, without the pause that the field waits for. */
    private void filter() throws Exception {
        PatientRegister all = desk.patients().register(desk.session());
        Random random = new Random(7);
        List<Double> times = new ArrayList<>();
        List<Double> work = new ArrayList<>();
        List<Double> searched = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            PatientLine line = all.line(random.nextInt(all.size()));
            String whole = switch (i % 4) {
                case 0 -> line.birthName() + " " + line.shownGivenName();
                case 1 -> line.shownGivenName();
                case 2 -> line.birthDate().orElseThrow().iso();
                default -> line.birthName().replaceFirst("(?<=..).", "");      // a letter forgotten
            };
            for (int length = 1; length <= whole.length(); length++) {
                String typed = whole.substring(0, length);
                long before = THREADS.getCurrentThreadCpuTime();
                all.find(typed, _ -> true, () -> false);
                double search = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
                times.add(answered(() -> model.typedProperty().set(typed)));
                searched.add(search);
                work.add(search + shown);
            }
        }
        answered(() -> model.typedProperty().set(""));
        printAll("filter", times);
        printAll("filter.search", searched);
        printAll("filter.work", work);
    }

    private void sort() throws Exception {
        List<Double> times = new ArrayList<>();
        for (Order order : List.of(Order.BIRTH_DATE, Order.NAME, Order.STATUS, Order.NAME, Order.INS, Order.NAME)) {
            times.add(answered(() -> model.sortingProperty().set(new Sorting(order, false))));
        }
        printAll("sort", times);
    }

    /** From the question to its answer laid out, in milliseconds. */
    private double answered(Runnable question) throws Exception {
        CompletableFuture<Double> time = new CompletableFuture<>();
        Platform.runLater(() -> {
            long begun = System.nanoTime();
            background.afterNext(done -> {
                long before = THREADS.getCurrentThreadCpuTime();
                done.run();
                layOut();
                shown = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
                time.complete(millis(begun));
            });
            question.run();
        });
        return time.get(120, TimeUnit.SECONDS);
    }

    /** Lets the answer of the next piece of work be measured. */
    private static final class Watched implements Background {
        private final FxBackground background = new FxBackground();
        private Consumer<Runnable> afterNext = Runnable::run;

        void afterNext(Consumer<Runnable> step) {
            afterNext = step;
        }

        @Override public <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            Consumer<Runnable> around = afterNext;
            afterNext = Runnable::run;
            return background.run(work, result -> around.accept(() -> done.accept(result)), failed);
        }

        @Override public void onScreen(Runnable step) {
            background.onScreen(step);
        }

        @Override public void onceShown(Runnable step) {
            background.onceShown(step);
        }
    }

    private void scroll() throws Exception {
        List<Double> work = new ArrayList<>();
        List<Double> intervals = new ArrayList<>();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Random random = new Random(11);
        Platform.runLater(() -> {
            TableView<?> table = (TableView<?>) shell.lookup(".table-view");
            long[] frame = {0, 0};
            scene.addPostLayoutPulseListener(() -> {
                if (frame[0] > 0) work.add((THREADS.getCurrentThreadCpuTime() - frame[0]) / 1e6);
                frame[0] = 0;
            });
            new AnimationTimer() {
                private int frames;

                @Override public void handle(long now) {
                    long at = System.nanoTime();
                    if (frame[1] > 0) intervals.add((at - frame[1]) / 1e6);
                    frame[0] = THREADS.getCurrentThreadCpuTime();
                    frame[1] = at;
                    table.scrollTo(frames % 3 == 0 ? random.nextInt(table.getItems().size()) : frames * 7);
                    if (++frames < FRAMES) return;
                    stop();
                    done.complete(null);
                }
            }.start();
        });
        done.get(120, TimeUnit.SECONDS);
        printAll("scroll", work);
        printAll("interval", intervals);
    }

    private void palette() throws Exception {
        List<Double> times = new ArrayList<>();
        List<Double> work = new ArrayList<>();
        Actions actions = new Actions();
        actions.add("palette.action.newPatient", "fth-user-plus", "Shortcut+N", () -> { });
        actions.add("palette.action.shortcuts", "fth-help-circle", "F1", () -> { });
        on(() -> {
            PaletteView palette = new PaletteView(new PaletteViewModel(actions, desk.patients(), desk.documents(), desk.session(),
                    words, background, new Nowhere(), _ -> { }), words, shell);
            for (int i = 0; i < PALETTES; i++) {
                long begun = System.nanoTime();
                long before = THREADS.getCurrentThreadCpuTime();
                palette.open();
                layOut();
                work.add((THREADS.getCurrentThreadCpuTime() - before) / 1e6);
                times.add(millis(begun));
                shell.close();
            }
        });
        printAll("palette", times.subList(1, times.size()));
        printAll("palette.work", work.subList(1, work.size()));
        print("palette.first", times.getFirst());
    }

    private static void memory(String when) throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            String[] parts = line.split("\\s+", 3);
            if (parts[0].equals("VmRSS:")) print(when + "rss", Double.parseDouble(parts[1]) / 1024);
            if (parts[0].equals("VmHWM:")) print(when + "peak", Double.parseDouble(parts[1]) / 1024);
        }
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static void print(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "%s %.2f", name, value));
    }

    private static void printAll(String name, List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        print(name + ".p50", sorted[sorted.length / 2]);
        print(name + ".p95", sorted[(int) (sorted.length * 0.95)]);
        print(name + ".max", sorted[sorted.length - 1]);
        System.err.println(name + ": " + sorted.length + " times, longest " + Arrays.toString(Arrays.copyOfRange(sorted,
                Math.max(0, sorted.length - 5), sorted.length)));
    }

    private static void on(Runnable step) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                step.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get(120, TimeUnit.SECONDS);
    }

    /** Asks at each frame, so that the machine's time is left to what is measured. */
    private static void until(BooleanSupplier met) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            @Override public void handle(long now) {
                if (!met.getAsBoolean()) return;
                stop();
                done.complete(null);
            }
        }.start());
        done.get(120, TimeUnit.SECONDS);
    }

    private static final class Nowhere implements fr.havre.ui.Navigator {
        @Override public void go(Place place) { }

        @Override public void openPatient(fr.havre.patients.PatientId patient) { }

        @Override public void openDocument(fr.havre.patients.PatientId patient, fr.havre.documents.DocumentId document) { }

        @Override public void back() { }
    }
}
