package fr.havre.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.admissions.AdmissionEvent;
import fr.havre.documents.writing.WritingEvent;
import fr.havre.patients.profile.ProfileAct;
import fr.havre.ui.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the trace says in a chart is said in words. */
class ActWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/fr/havre");
    private static final Pattern ACT = Pattern.compile("audit\\(\"([a-z][a-z_.-]*[a-z])\"");
    private static final Set<String> SUBJECTS = Set.of("appointment", "document", "patient", "prevention", "profile", "questionnaires",
            "summary", "writing", "writings");

    @Test void everyActOnAPatientHasWords() throws IOException {
        Set<String> acts = new TreeSet<>();
        for (Path file : sources()) {
            ACT.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(found -> {
                String act = found.substring("audit(\"".length(), found.length() - 1);
                if (SUBJECTS.contains(act.substring(0, act.indexOf('.')))) acts.add(act);
            });
        }
        assertTrue(acts.size() > 20, () -> acts.size() + " acts found in the sources");
        Stream.of(acts("admission.", AdmissionEvent.What.values()), acts("profile.", ProfileAct.values()),
                acts("writing.", WritingEvent.What.values())).forEach(acts::addAll);
        for (Language language : Language.values()) {
            Set<String> mute = acts.stream().filter(act -> !language.texts("window.chart").containsKey("chart.act." + act))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), mute, language.toString());
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> acts(String prefix, Enum<?>... what) {
        return Arrays.stream(what).map(each -> prefix + each.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
    }
}
