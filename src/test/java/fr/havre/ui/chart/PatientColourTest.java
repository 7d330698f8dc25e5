package fr.havre.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.patients.PatientId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientColourTest {
    /** WCAG 2.2, relative luminance. */
    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test void whiteLettersCanBeReadOnEveryColour() {
        for (String each : PatientColour.ALL) assertTrue(1.05 / (luminance(each) + 0.05) >= 4.5, each);
    }

    @Test void thePatientKeepsTheirColourAndAllColoursAreUsed() {
        Set<String> used = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            UUID id = UUID.randomUUID();
            used.add(PatientColour.of(new PatientId(id)));
            assertEquals(PatientColour.of(new PatientId(id)), PatientColour.of(new PatientId(id)));
        }
        assertEquals(PatientColour.ALL.size(), used.size());
    }
}
