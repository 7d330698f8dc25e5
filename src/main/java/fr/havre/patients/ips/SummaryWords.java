package fr.havre.patients.ips;

import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import java.util.Locale;

/** The words of the summary's readable part: they belong to who writes it, and have its language. */
public interface SummaryWords {
    Locale language();

    String title();

    /** The heading of a section. */
    String section(ProfileKind kind);

    String vaccinations();

    /** A line in words. */
    String line(ProfileContent content);

    /** That there is none, or that it was not asked. */
    String absent(ProfileKind kind, boolean asked);
}
