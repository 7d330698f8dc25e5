package fr.havre.ui.agenda;

import java.util.regex.Pattern;

/** What in the words of an imported appointment may be a name: to be searched for, by a person who then decides. */
final class Subjects {
    private static final Pattern CIVILITY = Pattern.compile("(?iU)\\b(?:mme|mlle|m|mr|monsieur|madame|mademoiselle|enfant|bébé)\\b\\.?");
    private static final Pattern WHAT_FOLLOWS = Pattern.compile("[-–:;,(/].*| {2}.*");

    private Subjects() { }

    static String name(String subject) {
        String words = CIVILITY.matcher(subject).replaceAll(" ").strip();
        return WHAT_FOLLOWS.matcher(words.replaceAll("(?<=\\S)-(?=\\S)", "\u0001")).replaceAll("").replace('\u0001', '-').strip();
    }
}
