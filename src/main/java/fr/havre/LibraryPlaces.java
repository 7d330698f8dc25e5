package fr.havre;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * Tells libraries where they may put files of their own. Left alone, the database driver unpacks its native library to
 * the folder for temporary files at each start, and leaves it there when the program is killed; PDFBox writes the list
 * of this computer's fonts to the home folder, JavaFX its native libraries; the sandbox's mail server tells the terminal
 * that nobody reads its log.
 */
final class LibraryPlaces {
    private static final String FONTS = "pdfbox.fontcache";
    private static final String WINDOW = "javafx.cachedir";
    private static final String SERVER_LOG = "slf4j.internal.verbosity";
    private static final String DRIVER = "org.sqlite.lib.path";
    private static final System.Logger LOG = System.getLogger(LibraryPlaces.class.getName());

    private LibraryPlaces() { }

    /** To be called before either library is used. What somebody has set on the command line of Java stays. */
    static void tell(Path cache) {
        try {
            if (System.getProperty(WINDOW) == null) System.setProperty(WINDOW, cache.resolve("window").toString());
            if (System.getProperty(FONTS) == null) System.setProperty(FONTS, Files.createDirectories(cache).toString());
            if (System.getProperty(SERVER_LOG) == null) System.setProperty(SERVER_LOG, "ERROR");
            if (System.getProperty(DRIVER) != null) return;
            driver(cache).ifPresent(each -> System.setProperty(DRIVER, each.toString()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no cache of our own: {0}", e.getClass().getName());
        }
    }

    /** The folder of the native library: beside the program's jar where it is installed, else in the user's cache. */
    private static Optional<Path> driver(Path cache) throws IOException {
        String library = System.mapLibraryName("sqlitejdbc").replace(".dylib", ".jnilib");
        Optional<Path> installed = usualSystem().flatMap(each -> installed(each, library));
        if (installed.isPresent()) return installed;
        String system = OSInfo.getNativeLibFolderPathForCurrentOS();
        installed = installed(system, library);
        if (installed.isPresent()) return installed;
        String inJar = "/org/sqlite/native/" + system + "/" + library;
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(inJar)) {
            if (packed == null) return Optional.empty();
            Path folder = Files.createDirectories(cache.resolve("native").resolve(system));
            keep(packed.readAllBytes(), folder.resolve(library));
            return Optional.of(folder);
        }
    }

    /** This system as the driver names it, where that is beyond doubt: asking the driver's own class starts its logging. */
    private static Optional<String> usualSystem() {
        String name = System.getProperty("os.name");
        String kind = name.startsWith("Windows") ? "Windows" : name.startsWith("Mac") ? "Mac" : name.equals("Linux") ? "Linux" : "";
        String processor = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "aarch64";
            default -> "";
        };
        boolean other = kind.isEmpty() || processor.isEmpty() || Files.exists(Path.of("/lib/ld-musl-" + processor + ".so.1"));
        return other ? Optional.empty() : Optional.of(kind + "/" + processor);
    }

    private static Optional<Path> installed(String system, String library) {
        return installed().map(each -> each.resolve(system)).filter(each -> Files.isRegularFile(each.resolve(library)));
    }

    private static Optional<Path> installed() {
        return installed(System.getProperty("java.class.path", ""));
    }

    /**
     * {@code lib/native}, if this program is {@code lib/havre.jar}. Asked of the class path: classes that Java has from its
     * own cache (AOT) do not know where they lie once the program was moved there.
     */
    static Optional<Path> installed(String classPath) {
        return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator))).filter(each -> each.endsWith("havre.jar")).findFirst()
                .map(jar -> Path.of(jar).toAbsolutePath().resolveSibling("native"));
    }

    /** Written beside and moved, so that another program that starts at the same time never loads half of it. */
    static void keep(byte[] library, Path file) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), library)) return;
        Path written = Files.createTempFile(file.getParent(), "native", ".tmp");
        try {
            Files.write(written, library);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
