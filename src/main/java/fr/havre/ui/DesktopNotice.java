package fr.havre.ui;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Notices by {@code notify-send} (freedesktop.org), where it is installed. Not on the FX thread. */
final class DesktopNotice {
    private static final System.Logger LOG = System.getLogger(DesktopNotice.class.getName());

    private final Optional<Path> program;

    /** Looks for it in {@code path}, folders as the environment's PATH lists them. */
    DesktopNotice(String path) {
        program = Arrays.stream(Pattern.compile(Pattern.quote(File.pathSeparator)).split(path)).filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "notify-send")).filter(Files::isExecutable).findFirst();
    }

    /** Whether it could be asked for. */
    boolean show(String sentence) {
        if (program.isEmpty()) return false;
        try {
            new ProcessBuilder(program.get().toString(), "--app-name=Havre", "--", "Havre", sentence)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "no notice: {0}", e.getClass().getSimpleName());
            return false;
        }
    }
}
