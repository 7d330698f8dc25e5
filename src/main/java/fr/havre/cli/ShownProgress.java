package fr.havre.cli;

import fr.havre.documents.FileOutcome;
import fr.havre.documents.ImportProgress;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar on the error output while something long runs: only where a person sees it. */
final class ShownProgress implements ImportProgress, AutoCloseable {
    private static final int WIDTH = 80;

    private final Optional<ProgressBar> bar;

    ShownProgress(Terminal terminal, String task) {
        bar = terminal.interactive() ? Optional.of(bar(terminal.err(), task)) : Optional.empty();
    }

    private static ProgressBar bar(PrintStream err, String task) {
        return new ProgressBarBuilder().setTaskName(task).setInitialMax(-1)
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH)).build();
    }

    @Override public void ended(FileOutcome outcome, int done, int total) {
        reached(done, total);
    }

    void reached(long done, long total) {
        bar.ifPresent(shown -> shown.maxHint(total).stepTo(done));
    }

    @Override public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
