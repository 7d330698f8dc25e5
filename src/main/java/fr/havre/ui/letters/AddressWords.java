package fr.havre.ui.letters;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.ui.LiveWords;
import java.util.Locale;

/** People of messages in words: by name; the address of a patient holds their number and is never written out. */
public record AddressWords(LiveWords words) {
    /** A name or an address, as a message has it. */
    public String person(String who) {
        if (who.isBlank()) return words.now("letters.nobody");
        return who.toLowerCase(Locale.ROOT).endsWith("@" + MailAddress.PATIENTS) ? words.now("letters.the-patient") : who;
    }

    public String recipient(Recipient to) {
        return person(to.name().isBlank() ? to.address().value() : to.name());
    }

    /** With the address beside the name, but for a patient's. */
    String whole(Recipient to) {
        return to.name().isBlank() || to.address().isPatient() ? recipient(to) : to.name() + " (" + to.address().value() + ")";
    }
}
