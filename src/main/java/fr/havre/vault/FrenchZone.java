package fr.havre.vault;

import java.time.ZoneId;
import java.util.Set;

/**
 * The clock on the wall of the practice: what is today, and what hour a moment is shown at. That of the computer where it is
 * one of the French Republic's, so that La Réunion, Guyane or Tahiti have their own day; else that of mainland France,
 * wherever the computer thinks it is.
 *
 * <p>What documents and standards fix is not read here: a day without a zone in a document is one of mainland France.
 */
public final class FrenchZone {
    /** Where nothing else is known. */
    public static final ZoneId MAINLAND = ZoneId.of("Europe/Paris");
    /** IANA names, old ones too. */
    private static final Set<String> FRENCH = Set.of("Europe/Paris", "America/Guadeloupe", "America/Martinique",
            "America/Cayenne", "America/St_Barthelemy", "America/Marigot", "America/Miquelon", "Indian/Reunion", "Indian/Mayotte",
            "Indian/Kerguelen", "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Gambier", "Pacific/Wallis");

    private FrenchZone() { }

    /** As this computer is set ({@code user.timezone} says otherwise to a program, as for any in Java). */
    public static ZoneId here() {
        return of(ZoneId.systemDefault());
    }

    /** For a computer that is set to {@code computer}. */
    public static ZoneId of(ZoneId computer) {
        return FRENCH.contains(computer.getId()) ? computer : MAINLAND;
    }
}
