package fr.havre.ui.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.demo.DemoPractice;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.samples.People;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sandbox.samples.SampleDocument;
import fr.havre.ui.Desk;
import fr.havre.ui.Look.Theme;
import fr.havre.ui.Screens;
import fr.havre.ui.words.DemoWords;
import fr.havre.ui.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen that a doctor and the front desk can see, looked at the way a person with other eyes and hands would. */
class WalkTest {
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    /** Words that are the same in both languages, names of standards, of this program, of keys. */
    private static final Set<String> ALIKE = Set.of("havre", "message", "messages", "absence", "absences", "patient", "patients",
            "document", "documents", "type", "date", "ins", "nir", "nia", "demo", "test", "vault", "url", "xdm", "cda", "pdf",
            "ctrl", "alt", "esc", "age", "biologie", "contact", "allergies", "implants", "admissions",
            "signatures");

    @TempDir static Path folder;
    private static final Set<String> NAMELESS = new TreeSet<>();
    private static final Set<String> UNREACHABLE = new TreeSet<>();
    private static final Set<String> UNTRANSLATED = new TreeSet<>();
    private static final Set<String> CUT = new TreeSet<>();
    private static final Set<String> FAINT = new TreeSet<>();
    private static final Set<String> STOPS = new TreeSet<>();

    @BeforeAll static void walk() throws Exception {
        try (DemoPractice practice = DemoPractice.in(folder.resolve("practice"), new DemoWords(Language.FRENCH))) {
            try (Desk doctor = practice.doctor()) {
                practice.troubled(doctor);
                walk(practice, doctor, "doctor ");
            }
            try (Desk desk = practice.frontDesk()) {
                walk(practice, desk, "desk ");
            }
        }
    }

    private static void walk(DemoPractice practice, Desk desk, String who) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(practice.files())) {
            files = all.sorted().toList();
        }
        Tour tour = Screens.on(() -> new Tour(new Tour.Subject(practice.door(), practice.vault(), desk, files, practice.time()),
                Language.FRENCH, 960, 700));
        for (Tour.Stop stop : tour.stops()) {
            String at = who + stop.name() + ": ";
            STOPS.add(who + stop.name());
            Screens.on(() -> {
                stop.reach().run();
                look(tour, at);
                return null;
            });
            Screens.on(() -> {
                inTheDark(tour, at);
                return null;
            });
            Screens.on(() -> {
                inLargeLetters(tour, at);
                return null;
            });
        }
        Screens.on(() -> {
            tour.close();
            return null;
        });
    }

    /** What is to be used now: the sheet, where one stands over the screen. */
    private static Node used(Tour tour) {
        return sheet(tour).orElse(tour.root());
    }

    /** Lists too have something of that name inside: it is no region. */
    private static Optional<Node> sheet(Tour tour) {
        return Tour.all(tour.root(), Node.class).stream().filter(each -> each instanceof Region
                && each.getStyleClass().contains("sheet")).findFirst();
    }

    private static void look(Tour tour, String at) {
        tour.layOut(1366, 768);
        note(NAMELESS, at, Controls.nameless(used(tour)));
        note(CUT, at, Controls.cut(used(tour), tour.root()));
        note(FAINT, at + "light ", Contrast.tooFaint(used(tour)));
        List<String> french = texts(used(tour));
        tour.words().languageProperty().set(Language.ENGLISH);
        tour.layOut(1366, 768);
        Set<String> english = new HashSet<>(texts(used(tour)));
        note(UNTRANSLATED, at, french.stream().filter(english::contains).filter(text -> !known(text)).toList());
        note(CUT, at + "English ", Controls.cut(used(tour), tour.root()));
        tour.words().languageProperty().set(Language.FRENCH);
        tour.layOut(1366, 768);
    }

    private static void inTheDark(Tour tour, String at) {
        tour.look().themeProperty().set(Theme.DARK);
        tour.layOut(1366, 768);
        note(FAINT, at + "dark ", Contrast.tooFaint(used(tour)));
        tour.look().themeProperty().set(Theme.LIGHT);
        note(UNREACHABLE, at, Controls.unreachable(used(tour)));
    }

    private static void inLargeLetters(Tour tour, String at) {
        tour.look().textSizeProperty().set(200);
        tour.layOut(1366, 768);
        note(CUT, at + "200 % ", Controls.cut(used(tour), tour.root()));
        if (tour.root().lookup(".timeline") != null && sheet(tour).isEmpty()) {
            tour.key(KeyCode.ENTER);                                       // the document, then in the whole tab
            tour.layOut(1366, 768);
            note(CUT, at + "200 % alone ", Controls.cut(used(tour), tour.root()));
            tour.key(KeyCode.ESCAPE);
        }
        tour.look().textSizeProperty().set(100);
        tour.layOut(1366, 768);
    }

    private static void note(Set<String> where, String at, List<String> found) {
        found.forEach(each -> where.add(at + each));
    }

    private static List<String> texts(Node from) {
        return Tour.all(from, Text.class).stream().filter(each -> !inside(each, "cda-page") && !inside(each, "viewer-text")
                && !inside(each, "text-area")                              // what somebody writes, in the language they write
                && !inside(each, "message-text") && !inside(each, "message-subject") && !inside(each, "message-who")
                && !inside(each, "phrase") && !inside(each, "agenda-who")
                && !inside(each, "questionnaire-text"))
                .map(Text::getText).filter(each -> !each.isBlank()).distinct().toList();
    }

    private static boolean inside(Node node, String style) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains(style)) return true;
        }
        return false;
    }

    private static boolean known(String text) {
        if (text.startsWith("/") || text.startsWith("http") || text.contains("@")) return true;  // a folder, an address
        return WORD.matcher(text).results().map(word -> word.group().toLowerCase(Locale.ROOT))
                .allMatch(word -> ALIKE.contains(word) || Known.WORDS.stream().anyMatch(each -> each.startsWith(word)));
    }

    /** Words of the sample documents, people and places, and of the official lists, which are French in both languages. */
    private static final class Known {
        static final Set<String> WORDS = words();

        private static Set<String> words() {
            List<String> texts = new ArrayList<>(List.of("Claire Roussel Saint-Thurial Accueil",
                    "Courrier de remerciement",
                    "Mme Martin première consultation",                      // of the demo's agenda
                    "Hélène sa fille Rédigées copie au cabinet"));           // of its profiles
            People people = People.load();
            for (Person each : people.patients()) {
                texts.add(String.join(" ", each.family(), each.given(), each.usedFamily(), each.usedGiven(), each.address()));
                texts.add(String.join(" ", each.birthTown(), each.city(), each.telephone()));
            }
            for (SampleDocument each : Sandbox.allSamples()) {
                texts.add(each.title());
                texts.add(each.id());
                texts.add(each.text());
                Professional author = people.professional(each.author());
                texts.add(String.join(" ", author.family(), author.given(), author.structureName(), author.specialityWords()));
                texts.add(CodeLists.official().label(CodeList.TYPE, each.type(), Locale.FRENCH));
            }
            for (CodeList list : List.of(CodeList.PRACTICE_SETTING, CodeList.FACILITY_TYPE)) {
                CodeLists.official().all(list).forEach(each -> texts.add(CodeLists.official().label(list, each.code(), Locale.FRENCH)));
            }
            Set<String> words = new HashSet<>();
            texts.forEach(text -> WORD.matcher(text).results().forEach(each -> words.add(each.group().toLowerCase(Locale.ROOT))));
            return words;
        }
    }

    private static void nothing(Set<String> found) {
        assertEquals("", String.join("\n", found));
    }

    @Test void comesToEveryScreen() {
        assertTrue(STOPS.size() > 40, () -> "stops: " + STOPS);
    }

    @Test void everyControlHasANameForWhoDoesNotSeeIt() {
        nothing(NAMELESS);
    }

    @Test void everyControlIsReachedByTabAndNoneKeepsIt() {
        nothing(UNREACHABLE);
    }

    @Test void noTextStaysInOneLanguageWhenTheOtherIsChosen() {
        nothing(UNTRANSLATED);
    }

    @Test void noWordsAreCutOrOutsideTheWindowNotEvenTwiceAsLarge() {
        nothing(CUT);
    }

    @Test void everyTextStandsOutInLightAndDark() {
        nothing(FAINT);
    }
}
