package fr.havre.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest @ValueSource(strings = {"", "a", "a@", "@b.fr", "a@b", "a b@c.fr", "a@c.fr\r\nBcc: d@e.fr", "é@c.fr", "a@-c.fr",
            "a@c..fr", ".a@c.fr", "a..b@c.fr", "a.@c.fr", "<a@c.fr>", "a,b@c.fr", "a@c.fr,d@e.fr", "\"a\"@c.fr"})
    void refusesWhatIsNoPlainAddress(String typed) {
        assertTrue(MailAddress.parse(typed).isEmpty());
    }

    @Test void keepsTheNameAndMakesTheDomainSmall() {
        MailAddress address = MailAddress.of(" 185052A00401270@Patient.MSSante.fr ");
        assertEquals("185052A00401270@patient.mssante.fr", address.value());
        assertTrue(address.isPatient());
        assertFalse(MailAddress.of("a@patient.mssante.fr.example.fr").isPatient());
        assertFalse(address.toString().contains("185052"));
    }
}
