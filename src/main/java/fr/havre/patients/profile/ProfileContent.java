package fr.havre.patients.profile;

import fr.havre.patients.PartialDate;
import fr.havre.patients.profile.ProfileException.Code;
import java.util.Optional;

/**
 * What a line says.
 *
 * @param none it was asked, and there is nothing of this kind ("no known allergy"); the text is empty then
 * @param text the substance, drug, problem, device, name, or what the directives or the remark say; one line
 * @param detail an allergy's reaction, a treatment's dose, where the directives are, who a person is to the patient
 * @param severity of an allergy's reaction
 * @param reference an implant's lot or serial number, a person's telephone
 * @param since when it began, was found, put in or written
 * @param until when it ended or is to end
 */
public record ProfileContent(ProfileKind kind, boolean none, String text, Optional<String> detail,
        Optional<AllergySeverity> severity, Optional<String> reference, Optional<ProfileCode> code,
        Optional<PartialDate> since, Optional<PartialDate> until) {
    /** Longest text, in characters. */
    public static final int LONGEST_TEXT = 300;
    /** Longest detail, in characters. */
    public static final int LONGEST_DETAIL = 1000;
    /** Longest lot or telephone, in characters. */
    public static final int LONGEST_REFERENCE = 100;

    /**
     * Texts come out in one line, without control characters.
     *
     * @throws ProfileException {@code TEXT_MISSING}, {@code TEXT_TOO_LONG}; {@code DATES_REVERSED} if it ended before it began
     */
    public ProfileContent {
        text = tidy(text, LONGEST_TEXT);
        detail = detail.map(each -> tidy(each, LONGEST_DETAIL)).filter(each -> !each.isEmpty());
        reference = reference.map(each -> tidy(each, LONGEST_REFERENCE)).filter(each -> !each.isEmpty());
        if (none != text.isEmpty()) throw new ProfileException(Code.TEXT_MISSING, kind.name());
        if (since.isPresent() && until.isPresent() && until.get().lastDay().isBefore(since.get().firstDay())) {
            throw new ProfileException(Code.DATES_REVERSED, kind.name());
        }
    }

    /** A line that says {@code text} and nothing else yet. */
    public static ProfileContent of(ProfileKind kind, String text) {
        return new ProfileContent(kind, false, text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** That it was asked and there is none. */
    public static ProfileContent none(ProfileKind kind) {
        return new ProfileContent(kind, true, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    public ProfileContent withText(String said) {
        return new ProfileContent(kind, false, said, detail, severity, reference, code, since, until);
    }

    public ProfileContent withDetail(Optional<String> said) {
        return new ProfileContent(kind, none, text, said, severity, reference, code, since, until);
    }

    public ProfileContent withSeverity(Optional<AllergySeverity> said) {
        return new ProfileContent(kind, none, text, detail, said, reference, code, since, until);
    }

    public ProfileContent withReference(Optional<String> said) {
        return new ProfileContent(kind, none, text, detail, severity, said, code, since, until);
    }

    public ProfileContent withCode(Optional<ProfileCode> said) {
        return new ProfileContent(kind, none, text, detail, severity, reference, said, since, until);
    }

    public ProfileContent withDates(Optional<PartialDate> from, Optional<PartialDate> to) {
        return new ProfileContent(kind, none, text, detail, severity, reference, code, from, to);
    }

    static String tidy(String text, int longest) {
        String tidied = text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cf}\\s\\u00A0\\u202F]+", " ").strip();
        if (tidied.length() > longest) throw new ProfileException(Code.TEXT_TOO_LONG, "-");
        return tidied;
    }

    /** Of another system's text: what fits. */
    public static String shortened(String text, int longest) {
        if (text == null) return "";
        String tidied = tidy(text.length() > 8 * longest ? text.substring(0, 8 * longest) : text, Integer.MAX_VALUE);
        if (tidied.length() <= longest) return tidied;
        int end = Character.isHighSurrogate(tidied.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return tidied.substring(0, end).strip() + "…";
    }

    @Override public String toString() {
        return "ProfileContent[" + kind + "]";
    }
}
