package fr.havre.cli.demo;

import fr.havre.ui.words.DemoWords;
import java.io.PrintStream;

/** Where the demo tells what it does. */
final class Telling {
    private final PrintStream out;
    private final DemoWords words;

    Telling(PrintStream out, DemoWords words) {
        this.out = out;
        this.words = words;
    }

    void step(String key) {
        out.println();
        out.println(words.say(key));
    }

    void line(String key, Object... values) {
        out.println("   " + words.say(key, values));
        out.flush();
    }

    DemoWords words() {
        return words;
    }
}
