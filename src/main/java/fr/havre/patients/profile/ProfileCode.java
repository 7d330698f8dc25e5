package fr.havre.patients.profile;

import fr.havre.patients.profile.ProfileException.Code;
import java.util.Optional;

/**
 * A line's code as its source wrote it; never checked against a list.
 *
 * @param system an OID or a URI
 * @param text what the source calls it; may be empty
 */
public record ProfileCode(String system, String code, String text) {
    private static final int LONGEST = 300;

    /** @throws ProfileException {@code TEXT_MISSING}, {@code TEXT_TOO_LONG} */
    public ProfileCode {
        system = ProfileContent.tidy(system, LONGEST);
        code = ProfileContent.tidy(code, LONGEST);
        text = ProfileContent.tidy(text, LONGEST);
        if (system.isEmpty() || code.isEmpty()) throw new ProfileException(Code.TEXT_MISSING, "-");
    }

    /** Of what another system wrote: empty where it is not a code that can be kept. */
    public static Optional<ProfileCode> claimed(String system, String code, String text) {
        if (system == null || code == null || system.isBlank() || code.isBlank() || system.length() > LONGEST
                || code.length() > LONGEST) return Optional.empty();
        return Optional.of(new ProfileCode(system, code, ProfileContent.shortened(text, LONGEST)));
    }

    boolean same(ProfileCode other) {
        return system.equals(other.system) && code.equals(other.code);
    }

    @Override public String toString() {
        return "ProfileCode[…]";
    }
}
