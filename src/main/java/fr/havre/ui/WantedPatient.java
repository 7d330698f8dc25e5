package fr.havre.ui;

import fr.havre.patients.Ins;
import fr.havre.patients.Ins.Issuer;
import fr.havre.patients.PatientId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patient whom another program asks to see: by their number, or by their identifier here. Written as an address
 * ({@code havre:patient?ins=…}, {@code havre:patient?id=…}), read strictly: another program may be anybody's.
 */
public sealed interface WantedPatient {
    /** Longer is no such address. */
    int LONGEST = 80;
    Pattern ADDRESS = Pattern.compile("havre:(?://)?patient/?\\?(ins|id)=([0-9A-Za-z-]{15,36})");

    /** By number, whoever issued it. */
    record ByNumber(String number) implements WantedPatient {
        public ByNumber {
            if (Ins.parse(number, Issuer.NIR).filter(ins -> ins.number().equals(number)).isEmpty()) {
                throw new IllegalArgumentException("INS");
            }
        }

        @Override public String address() {
            return "havre:patient?ins=" + number;
        }

        @Override public String toString() {
            return "ByNumber[…]";
        }
    }

    /** By identifier. */
    record ById(PatientId patient) implements WantedPatient {
        @Override public String address() {
            return "havre:patient?id=" + patient;
        }
    }

    /** Names a person: never logged, never an argument of a program that stays. */
    String address();

    /** What a person or a program typed as a number; spaces are forgiven, a wrong key is not. Never throws. */
    static Optional<WantedPatient> byNumber(String typed) {
        return Ins.parse(typed, Issuer.NIR).map(ins -> new ByNumber(ins.number()));
    }

    /** An identifier of a patient here. Never throws. */
    static Optional<WantedPatient> byId(String typed) {
        try {
            return Optional.of(new ById(PatientId.of(typed)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether somebody meant an address of this program, right or wrong. */
    static boolean looksLikeAddress(String text) {
        return text.regionMatches(true, 0, "havre:", 0, "havre:".length());
    }

    /** An address; nothing encoded, nothing more than one patient. Never throws. */
    static Optional<WantedPatient> parse(String address) {
        if (address.length() > LONGEST) return Optional.empty();
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) return Optional.empty();
        return parts.group(1).equals("ins") ? byNumber(parts.group(2)) : byId(parts.group(2));
    }
}
