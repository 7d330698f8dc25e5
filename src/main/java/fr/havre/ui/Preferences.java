package fr.havre.ui;

import fr.havre.ui.words.Language;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How somebody likes the window, in one file of this user's: nothing about a patient, nothing secret. A file that cannot
 * be read, or a value that makes no sense, counts as absent.
 *
 * <p>Threads: any; two at once need an order of their own. Reading and writing touch the disk: not on the FX thread.
 */
public final class Preferences {
    /** Where the window stood. */
    public record Bounds(int x, int y, int width, int height, boolean maximized) { }

    public static final Duration VEIL_AFTER = Duration.ofMinutes(5);
    public static final Duration LOCK_AFTER = Duration.ofMinutes(30);
    private static final int MOST_RECENT = 8;
    private static final int SMALLEST_TEXT = 75;
    private static final int LARGEST_TEXT = 200;
    private static final System.Logger LOG = System.getLogger(Preferences.class.getName());

    private final Path file;
    private final Properties values = new Properties();

    private Preferences(Path file) {
        this.file = file;
    }

    /** Those kept in {@code file}, which need not exist. */
    public static Preferences at(Path file) {
        Preferences read = new Preferences(file);
        if (!Files.isRegularFile(file)) return read;
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.values.load(in);
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "preferences cannot be read: {0}", e.getClass().getSimpleName());
            read.values.clear();
        }
        return read;
    }

    /** Writes them whole beside the old ones, then exchanges. A failure is logged only: the window goes on without. */
    public synchronized void save() {
        try {
            Files.createDirectories(file.getParent());
            Path next = Files.createTempFile(file.getParent(), "window", ".new");
            try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                values.store(out, null);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "preferences cannot be written: {0}", e.getClass().getSimpleName());
        }
    }

    public Optional<Language> language() {
        return text("language").flatMap(Language::parse);
    }

    public void language(Language language) {
        values.setProperty("language", language.locale().getLanguage());
    }

    public Look.Theme theme() {
        return text("theme").flatMap(name -> java.util.Arrays.stream(Look.Theme.values())
                .filter(each -> each.name().equals(name)).findFirst()).orElse(Look.Theme.SYSTEM);
    }

    public void theme(Look.Theme theme) {
        values.setProperty("theme", theme.name());
    }

    /** Percent of the usual size, 75 to 200. */
    public int textSize() {
        return number("text-size").filter(size -> size >= SMALLEST_TEXT && size <= LARGEST_TEXT).orElse(100);
    }

    public void textSize(int percent) {
        values.setProperty("text-size", Integer.toString(Math.clamp(percent, SMALLEST_TEXT, LARGEST_TEXT)));
    }

    /** Without any input for so long, the screen is covered. */
    public Duration veilAfter() {
        return minutes("veil-after", VEIL_AFTER);
    }

    public void veilAfter(Duration after) {
        values.setProperty("veil-after", Long.toString(after.toMinutes()));
    }

    /** Without any input for so long, the vault is locked. */
    public Duration lockAfter() {
        return minutes("lock-after", LOCK_AFTER);
    }

    public void lockAfter(Duration after) {
        values.setProperty("lock-after", Long.toString(after.toMinutes()));
    }

    private Duration minutes(String key, Duration usual) {
        return number(key).filter(minutes -> minutes >= 1 && minutes <= 24 * 60).map(Duration::ofMinutes).orElse(usual);
    }

    /** The last vaults opened, the latest first. */
    public List<Path> recentVaults() {
        return text("vaults").stream().flatMap(String::lines).filter(line -> !line.isBlank()).flatMap(Preferences::path)
                .toList();
    }

    public void opened(Path vault) {
        List<Path> recent = new ArrayList<>(recentVaults());
        Path folder = vault.toAbsolutePath().normalize();
        recent.remove(folder);
        recent.addFirst(folder);
        values.setProperty("vaults", recent.stream().limit(MOST_RECENT).map(Path::toString)
                .collect(Collectors.joining("\n")));
    }

    /** Folders in which a scanner or another program leaves documents. */
    public List<Path> watchedFolders() {
        return text("watched-folders").stream().flatMap(String::lines).filter(line -> !line.isBlank())
                .flatMap(Preferences::path).toList();
    }

    public void watchedFolders(List<Path> folders) {
        values.setProperty("watched-folders", folders.stream().map(each -> each.toAbsolutePath().normalize().toString())
                .distinct().collect(Collectors.joining("\n")));
    }

    private static java.util.stream.Stream<Path> path(String line) {
        try {
            return java.util.stream.Stream.of(Path.of(line));
        } catch (java.nio.file.InvalidPathException e) {
            return java.util.stream.Stream.empty();
        }
    }

    public Optional<Bounds> bounds() {
        return number("x").flatMap(x -> number("y").flatMap(y -> number("width").flatMap(width -> number("height")
                .map(height -> new Bounds(x, y, width, height, "true".equals(values.getProperty("maximized")))))))
                .filter(bounds -> bounds.width() >= 200 && bounds.height() >= 200);
    }

    public void bounds(Bounds bounds) {
        values.setProperty("x", Integer.toString(bounds.x()));
        values.setProperty("y", Integer.toString(bounds.y()));
        values.setProperty("width", Integer.toString(bounds.width()));
        values.setProperty("height", Integer.toString(bounds.height()));
        values.setProperty("maximized", Boolean.toString(bounds.maximized()));
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    private Optional<Integer> number(String key) {
        try {
            return text(key).map(value -> Integer.valueOf(value.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
