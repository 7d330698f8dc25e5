package fr.havre.cli.demo;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * What the demo came to. Good only if nothing waits, nothing went out twice, nothing is wrong and nothing is readable.
 *
 * @param sent confirmed at the other side
 * @param sentTwice documents the other side has more than once
 * @param letters confirmed by their recipient
 * @param messages received by secure mail
 * @param unsettled items of the queue that are neither confirmed nor refused
 * @param findings of verify
 * @param readable files in which a word was found
 */
public record DemoSummary(int kept, int searches, long slowestSearchMillis, int sent, int sentTwice, int unsettled,
        int received, int letters, int messages, int refused, int findings, List<String> readable, long seconds) {
    public DemoSummary {
        readable = List.copyOf(readable);
    }

    public boolean good() {
        return sentTwice == 0 && unsettled == 0 && findings == 0 && readable.isEmpty() && sent > 0 && received > 0
                && letters > 0 && messages > 0;
    }

    void tell(BiConsumer<String, Object[]> line) {
        line.accept("summary.kept", new Object[] {kept});
        line.accept("summary.found", new Object[] {searches, slowestSearchMillis});
        line.accept("summary.sent", new Object[] {sent});
        line.accept("summary.received", new Object[] {received});
        line.accept("summary.mail", new Object[] {letters, messages});
        line.accept("summary.refused", new Object[] {refused});
        line.accept("summary.readable", new Object[] {readable.size()});
        line.accept("summary.time", new Object[] {seconds});
    }
}
