package fr.havre.agenda.prevention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.patients.PartialDate;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DueListTest {
    private static final VaccinationRules RULES = VaccinationRules.carried();
    private static final UUID SOMEBODY = new UUID(0, 1);

    /** One line of the table: a person on a day. */
    private record Case(LocalDate today, LocalDate birth, Situation situation, List<Vaccination> given, List<Decline> declines) {
        static Case of(String day, String age, String situation, String given) {
            LocalDate today = LocalDate.parse(day);
            LocalDate birth = today.minus(period(age));
            List<Vaccination> doses = new ArrayList<>();
            List<Decline> declines = new ArrayList<>();
            for (String each : words(given)) {
                String[] parts = each.split("@", 2);
                LocalDate on = birth.plus(period(parts[1]));
                if (parts[0].startsWith("no:")) declines.add(new Decline(parts[0].substring(3), on, "refus", SOMEBODY));
                else doses.add(new Vaccination(new UUID(0, doses.size()), RULES.vaccine(parts[0]).orElseThrow(),
                        PartialDate.parse(on.toString()).orElseThrow(), Optional.empty()));
            }
            return new Case(today, birth, situation(situation, today), doses, declines);
        }

        private static Situation situation(String said, LocalDate today) {
            Set<Risk> risks = EnumSet.noneOf(Risk.class);
            Optional<LocalDate> pregnant = Optional.empty();
            for (String word : words(said)) {
                if (word.startsWith("pregnant")) pregnant = Optional.of(today.minus(period(word.substring(8))));
                else risks.add(Risk.valueOf(word.toUpperCase(Locale.ROOT)));
            }
            return new Situation(risks, pregnant);
        }

        private static Period period(String age) {
            return age.equals("0") ? Period.ZERO : Period.parse("P" + age.toUpperCase(Locale.ROOT));
        }

        private static List<String> words(String said) {
            return said == null || said.equals("-") ? List.of() : List.of(said.split(" ", -1));
        }

        List<DueLine> due() {
            return DueList.of(RULES, birth, today, situation, given, declines);
        }
    }

    /** {@code late V01 V34-1, due V17}: rows, in the order they are shown in; those that are done are left out. */
    private static String open(List<DueLine> lines) {
        return Stream.of(DueState.LATE, DueState.DUE, DueState.SOON, DueState.DECLINED).map(state -> {
            Set<String> rows = lines.stream().filter(line -> line.state() == state).map(line -> line.rule().row())
                    .collect(Collectors.toCollection(TreeSet::new));
            return rows.isEmpty() ? "" : state.name().toLowerCase(Locale.ROOT) + " " + String.join(" ", rows);
        }).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0}, {1} old, {2}: {3}")
    @CsvFileSource(resources = "/fr/havre/agenda/histories.csv", delimiter = '|', numLinesToSkip = 1, emptyValue = "",
            maxCharsPerColumn = 2000)
    void asksForWhatTheRulesSay(String today, String age, String situation, String given, String expected) {
        List<DueLine> lines = Case.of(today, age, situation, given).due();
        assertEquals(expected, open(lines).isEmpty() ? "nothing" : open(lines));
        for (DueLine line : lines) {
            assertTrue(line.rule().rule().matches("V\\d\\d") && line.rule().row().startsWith(line.rule().rule()));
            assertFalse(line.rule().source().isBlank());
        }
    }

    @Test void theTableHasEnoughHistoriesAndMeetsEveryRule() throws Exception {
        List<String> lines;
        try (var in = DueListTest.class.getResourceAsStream("/fr/havre/agenda/histories.csv")) {
            lines = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).skip(1).toList();
        }
        assertTrue(lines.size() >= 80, lines.size() + " histories");
        String expected = lines.stream().map(line -> line.substring(line.lastIndexOf('|') + 1)).collect(Collectors.joining(" "));
        Set<String> met = new HashSet<>(List.of(expected.replace(",", "").split("\\s+", -1)));
        assertEquals(List.of(), RULES.rows().stream().map(VaccinationRule::row).filter(row -> !met.contains(row)).toList());
    }

    @Test void carriesEveryRuleOfTheSource() {
        Set<String> wanted = IntStream.rangeClosed(1, 34).mapToObj(n -> String.format(Locale.ROOT, "V%02d", n))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(wanted, RULES.rows().stream().map(VaccinationRule::rule).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals("2026-05-03", RULES.version());
        Set<String> rows = new HashSet<>();
        for (VaccinationRule each : RULES.rows()) {
            assertTrue(rows.add(each.row()), each.row());
            assertFalse(each.vaccine(Locale.FRENCH).isBlank() || each.dose(Locale.ENGLISH).isBlank(), each.row());
            assertTrue(RULES.vaccines().stream().anyMatch(vaccine -> vaccine.countsFor().contains(each.series())), each.row());
        }
    }

    @Test void saysWhenItIsDueAndWhenItWasDone() {
        Case child = Case.of("2026-06-15", "5m", "-", "hexavalent@2m");
        DueLine second = child.due().stream().filter(line -> line.rule().row().equals("V06")).findFirst().orElseThrow();
        assertEquals(child.birth().plusMonths(4), second.on());
        DueLine first = child.due().stream().filter(line -> line.rule().row().equals("V01")).findFirst().orElseThrow();
        assertEquals(DueState.DONE, first.state());
        assertEquals(child.birth().plusMonths(2), first.on());
    }

    @Test void whatComesBackEveryYearIsNotSaidToBeLateSinceYearsAgo() {
        Case old = Case.of("2026-06-15", "79y7m", "-", "-");
        DueLine covid = old.due().stream().filter(line -> line.rule().row().equals("V26")).findFirst().orElseThrow();
        assertEquals(DueState.LATE, covid.state());
        assertEquals(LocalDate.of(2025, 11, 15), covid.on());
        Case declined = Case.of("2026-06-15", "79y7m", "-", "no:V26@70y");
        assertEquals(DueState.LATE, declined.due().stream().filter(line -> line.rule().row().equals("V26")).findFirst()
                .orElseThrow().state(), "a decision of years ago was about another one");
    }

    @Test void isAnObligationOnlyForThoseBornSinceItIsOneAndUpToItsAge() {
        assertEquals(Strength.MANDATORY, strength("2026-06-15", "13m", "V15"));
        assertEquals(Strength.RECOMMENDED, strength("2026-06-15", "30y", "V15"));
        assertEquals(Strength.MANDATORY, strength("2026-06-15", "23m", "V04"));
        assertEquals(Strength.RECOMMENDED, strength("2026-06-15", "25m", "V04"));
        assertEquals(Strength.MANDATORY, strength("2026-06-15", "30y", "V34-1"));
        assertEquals(Strength.OFFERED, strength("2026-06-15", "16y", "V21-1"));
    }

    private static Strength strength(String today, String age, String row) {
        return Case.of(today, age, "-", "-").due().stream().filter(line -> line.rule().row().equals(row)).findFirst()
                .orElseThrow().strength();
    }

    @Test void neverStartsASeriesAgain() {
        for (int years = 1; years < 60; years++) {
            List<DueLine> lines = Case.of("2026-06-15", years + "y6m", "-", "mmr@13m hexavalent@2m hexavalent@4m").due();
            assertTrue(lines.stream().noneMatch(line -> line.state() != DueState.DONE && (line.rule().row().equals("V15")
                    || (line.rule().number().filter(dose -> dose < 3).isPresent() && line.rule().series().equals("DTP")))));
        }
    }
}
