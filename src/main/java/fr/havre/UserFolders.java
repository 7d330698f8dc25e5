package fr.havre;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where this program keeps what belongs to one user of the computer and to no vault: XDG on Linux, AppData on Windows,
 * Library on macOS. Nothing of a patient is ever written there.
 *
 * @param data what must not be lost, such as the heads of vaults
 * @param cache what can be made again at any time
 */
public record UserFolders(Path data, Path cache) {
    /** Those of the user who runs this program; they need not exist. */
    public static UserFolders ofThisUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static UserFolders of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path local = named(environment, "LOCALAPPDATA").orElse(home.resolve("AppData/Local")).resolve("Havre");
            return new UserFolders(local, local.resolve("Cache"));
        }
        if (name.startsWith("mac")) {
            Path library = home.resolve("Library");
            return new UserFolders(library.resolve("Application Support/Havre"), library.resolve("Caches/Havre"));
        }
        Path data = named(environment, "XDG_DATA_HOME").orElse(home.resolve(".local/share"));
        Path cache = named(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        return new UserFolders(data.resolve("havre"), cache.resolve("havre"));
    }

    private static Optional<Path> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(each -> !each.isBlank()).map(Path::of);
    }
}
