package fr.havre.cli;

import fr.havre.messaging.outgoing.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is said of a letter on the command line, by whatever command writes it: each block is a mixin. */
final class LetterOptions {
    private LetterOptions() { }

    /** To whom, and in which words. */
    static final class Addressed {
        @Option(names = "--to", paramLabel = "ADDRESS", split = ",", descriptionKey = "messages.to")
        private List<String> to = new ArrayList<>();
        @Option(names = "--to-patient", descriptionKey = "messages.to-patient")
        private boolean toPatient;
        @Option(names = "--words", paramLabel = "-", descriptionKey = "messages.words")
        private Optional<String> typed = Optional.empty();
        @Option(names = "--last-word", descriptionKey = "messages.last-word")
        private boolean lastWord;

        List<String> to() {
            return to;
        }

        boolean toPatient() {
            return toPatient;
        }

        /** Read from standard input where it is asked for. */
        String text(Terminal terminal, String otherwise) {
            return typed.isEmpty() ? otherwise : terminal.rest();
        }

        boolean lastWord() {
            return lastWord;
        }
    }

    /** How it is called and answered. */
    static final class Shaped {
        @Option(names = "--label", paramLabel = "TEXT", descriptionKey = "messages.label")
        private Optional<String> label = Optional.empty();
        @Option(names = "--replacement", descriptionKey = "messages.replacement")
        private boolean replacement;
        @Option(names = "--receipt", descriptionKey = "messages.receipt")
        private boolean receipt;

        Optional<String> label() {
            return label;
        }

        boolean replacement() {
            return replacement;
        }

        boolean receipt() {
            return receipt;
        }
    }

    /** How it leaves. */
    static final class Leaving {
        private static final int LONGEST_SECONDS = 3600;

        @Option(names = "--hold", paramLabel = "SECONDS", defaultValue = "0", descriptionKey = "messages.hold")
        private int hold;
        @Option(names = "--confirm", paramLabel = "GUARD", split = ",", descriptionKey = "messages.confirm")
        private List<Guard.Kind> confirmed = new ArrayList<>();

        Duration hold() {
            return Duration.ofSeconds(Math.clamp(hold, 0, LONGEST_SECONDS));
        }

        Set<Guard.Kind> confirmed() {
            Set<Guard.Kind> yes = EnumSet.noneOf(Guard.Kind.class);
            yes.addAll(confirmed);
            return yes;
        }
    }
}
