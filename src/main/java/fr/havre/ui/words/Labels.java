package fr.havre.ui.words;

import java.util.ResourceBundle;

/** The name of a state, a role, a kind, in a word or two. */
public final class Labels {
    private final ResourceBundle texts;

    public Labels(Language language) {
        texts = language.texts("labels");
    }

    public String of(Enum<?> value) {
        return texts.getString(key(value));
    }

    /** {@code identityStatus.QUAL}; a nested type is preceded by its owner: {@code consentDecision.IO}. */
    static String key(Enum<?> value) {
        Class<?> type = value.getDeclaringClass();
        String owner = type.getEnclosingClass() == null ? "" : type.getEnclosingClass().getSimpleName();
        String name = owner + type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "." + value.name();
    }
}
