package fr.havre;

import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The Java that runs the tests, for programs in processes of their own. */
public final class TestJava {
    private static final String HERE = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private TestJava() { }

    /** To be started: a program of the product or of the tests, compiled in a hurry as it does not live long. */
    public static List<String> command(List<String> options, String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(HERE, "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-classpath", classPath(), program));
        command.addAll(arguments);
        return command;
    }

    /** As the tests were started: by a class path, or by a loader that was given one. */
    private static String classPath() {
        if (!(TestJava.class.getClassLoader() instanceof URLClassLoader loader)) return System.getProperty("java.class.path");
        return Arrays.stream(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString())
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
