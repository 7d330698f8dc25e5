package fr.havre;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test void runsOnJava25() {
        assertTrue(Runtime.version().feature() >= 25);
    }
}
