package fr.havre.patients;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A verified INS number (identité nationale de santé): 13 characters and a 2-digit key, under the OID that issued it.
 * The key is 97 minus the first 13 as a number modulo 97, with 2A read as 19 and 2B as 18 (Corsica). Nothing more is
 * checked: real numbers hold months 20 to 42 and above 50.
 */
public record Ins(String number, Issuer issuer) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{5}(?:[0-9]{2}|2[AB])[0-9]{8}");
    private static final Pattern TYPED_GAPS = Pattern.compile("[\\s\\u00A0\\u202F.\\-]");

    /** Who issued the number: real patients or not, permanent number or waiting number. */
    public enum Issuer {
        NIR("1.2.250.1.213.1.4.8", false, false),
        NIA("1.2.250.1.213.1.4.9", false, false),
        NIR_TEST("1.2.250.1.213.1.4.10", true, false),
        NIR_DEMO("1.2.250.1.213.1.4.11", false, true);

        private final String oid;
        private final boolean test;
        private final boolean demo;

        Issuer(String oid, boolean test, boolean demo) {
            this.oid = oid;
            this.test = test;
            this.demo = demo;
        }

        public String oid() {
            return oid;
        }

        /** True for the numbers of the test bench, shown with a [TEST] badge. */
        public boolean test() {
            return test;
        }

        /** True for the numbers of demonstrations, shown with a [DEMO] badge. */
        public boolean demo() {
            return demo;
        }

        /** Accepts {@code 1.2.250…} and {@code urn:oid:1.2.250…}; never throws. */
        public static Optional<Issuer> ofOid(String oid) {
            if (oid == null) return Optional.empty();
            String bare = oid.strip();
            if (bare.startsWith("urn:oid:")) bare = bare.substring("urn:oid:".length());
            for (Issuer issuer : values()) {
                if (issuer.oid.equals(bare)) return Optional.of(issuer);
            }
            return Optional.empty();
        }
    }

    public Ins {
        if (issuer == null) throw new IllegalArgumentException("INS issuer");
        if (number == null || !SHAPE.matcher(number).matches()) throw new IllegalArgumentException("INS shape");
        if (!keyOf(number.substring(0, 13)).equals(number.substring(13))) throw new IllegalArgumentException("INS key");
    }

    /** What a person typed: spaces, dots, hyphens and small letters are forgiven, a wrong key is not. Never throws. */
    public static Optional<Ins> parse(String typed, Issuer issuer) {
        if (typed == null || issuer == null || typed.length() > 60) return Optional.empty();
        String number = TYPED_GAPS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        boolean right = SHAPE.matcher(number).matches() && keyOf(number.substring(0, 13)).equals(number.substring(13));
        return right ? Optional.of(new Ins(number, issuer)) : Optional.empty();
    }

    /** The first 13 characters. */
    public String root() {
        return number.substring(0, 13);
    }

    public boolean test() {
        return issuer.test();
    }

    public boolean demo() {
        return issuer.demo();
    }

    /** The key of 13 characters that have the right shape: two digits, 01 to 97. */
    static String keyOf(String thirteen) {
        String digits = thirteen.replace("2A", "19").replace("2B", "18");
        long key = 97 - Long.parseLong(digits) % 97;
        return key < 10 ? "0" + key : Long.toString(key);
    }

    /** Identifies a person: only the key is shown. */
    @Override public String toString() {
        return "Ins[…" + number.substring(13) + " " + issuer + "]";
    }
}
