package fr.havre.cli.demo;

import fr.havre.cli.ReadableScan;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.SampleDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/** Names, INS, titles and words of every document the demo touched, looked for in every file it may have written. */
final class DemoScan {
    private static final Pattern WORD = Pattern.compile("\\p{L}{8,}");

    private final List<Path> places;

    /** @param places every folder the demo writes to, the one for temporary files included */
    DemoScan(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** Reads everything there is in them. The library the database driver unpacks is the program's own. */
    ReadableScan.Result run(Sandbox sandbox) throws IOException {
        ReadableScan.Result result = new ReadableScan(words(sandbox)).scan(places);
        List<ReadableScan.Hit> hits = new ArrayList<>();
        for (ReadableScan.Hit hit : result.hits()) if (!isDriver(hit.file())) hits.add(hit);
        return new ReadableScan.Result(result.files(), result.bytes(), hits);
    }

    /** Byte for byte the one in the driver's jar. */
    private static boolean isDriver(Path file) throws IOException {
        String library = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/"
                + System.mapLibraryName("sqlitejdbc");
        try (InputStream own = SQLiteJDBCLoader.class.getResourceAsStream(library)) {
            return own != null && Arrays.equals(own.readAllBytes(), Files.readAllBytes(file));
        }
    }

    static Set<String> words(Sandbox sandbox) {
        Set<String> words = new TreeSet<>();
        for (Person person : sandbox.people().patients()) {
            words.add(person.ins());
            for (String name : new String[] {person.family(), person.given(), person.usedFamily(), person.address()}) {
                if (name != null) words.add(name);
            }
        }
        for (SampleDocument sample : Sandbox.allSamples()) {
            words.add(sample.title());
            Matcher each = WORD.matcher(sample.text());
            while (each.find()) words.add(each.group());
        }
        for (String text : MailSandbox.sampleTexts()) {
            Matcher each = WORD.matcher(text);
            while (each.find()) words.add(each.group());
        }
        return words;
    }
}
