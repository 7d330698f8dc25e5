package fr.havre.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * Looks for words in every byte of the files below some folders: as written, in capitals, without accents, in UTF-8,
 * Latin-1 and UTF-16, and inside zips. What the demo and the leak tests trust to say "nothing readable on disk".
 *
 * <p>Words under {@value #SHORTEST} letters are left out: in encrypted bytes they would turn up by chance.
 */
public final class ReadableScan {
    public static final int SHORTEST = 6;
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final int BUFFER = 1 << 16;

    /** A file, and how many of the words it shows. The words themselves are not repeated. */
    public record Hit(Path file, int words) { }

    /** What was read, and what was found in it. */
    public record Result(int files, long bytes, List<Hit> hits) { }

    private final Map<Integer, List<byte[]>> byFirstFour = new HashMap<>();
    private int longest;
    private int files;
    private long bytes;

    public ReadableScan(Collection<String> words) {
        Set<String> forms = new TreeSet<>();
        for (String word : words) {
            if (word.length() < SHORTEST) continue;
            String plain = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            for (String form : List.of(word, plain)) {
                forms.add(form);
                forms.add(form.toLowerCase(Locale.ROOT));
                forms.add(form.toUpperCase(Locale.ROOT));
            }
        }
        for (String form : forms) CHARSETS.stream().map(form::getBytes).distinct().forEach(this::look);
    }

    private void look(byte[] pattern) {
        byFirstFour.computeIfAbsent(firstFour(pattern, 0), _ -> new ArrayList<>()).add(pattern);
        longest = Math.max(longest, pattern.length);
    }

    /** Reads all regular files below {@code folders}; a folder that does not exist holds nothing. */
    public Result scan(Collection<Path> folders) throws IOException {
        List<Hit> hits = new ArrayList<>();
        files = 0;
        bytes = 0;
        for (Path folder : folders) {
            if (!Files.exists(folder)) continue;
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.filter(Files::isRegularFile).sorted().toList()) scanFile(file, hits);
            }
        }
        return new Result(files, bytes, List.copyOf(hits));
    }

    private void scanFile(Path file, List<Hit> hits) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int words = count(in);
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
                while (zip.getNextEntry() != null) words += count(zip);
            } catch (IOException | IllegalArgumentException notAZip) {
                // its bytes were read as they are, above
            }
            files++;
            if (words > 0) hits.add(new Hit(file, words));
        } catch (NoSuchFileException gone) {
            // a journal that was removed while we walked
        }
    }

    private int count(InputStream in) throws IOException {
        byte[] window = new byte[BUFFER + longest];
        int kept = 0;
        int found = 0;
        while (true) {
            int read = in.readNBytes(window, kept, BUFFER);
            bytes += read;
            int end = kept + read;
            boolean last = read < BUFFER;
            int stop = last ? end : end - longest;
            for (int at = 0; at < stop; at++) {
                if (at + 4 <= end && matches(window, at, end)) found++;
            }
            if (last) return found;
            kept = end - stop;
            System.arraycopy(window, stop, window, 0, kept);
        }
    }

    private boolean matches(byte[] window, int at, int end) {
        List<byte[]> candidates = byFirstFour.get(firstFour(window, at));
        if (candidates == null) return false;
        for (byte[] pattern : candidates) {
            if (at + pattern.length <= end
                    && Arrays.equals(pattern, 0, pattern.length, window, at, at + pattern.length)) {
                return true;
            }
        }
        return false;
    }

    private static int firstFour(byte[] from, int at) {
        return (from[at] & 0xff) << 24 | (from[at + 1] & 0xff) << 16 | (from[at + 2] & 0xff) << 8
                | (from[at + 3] & 0xff);
    }
}
