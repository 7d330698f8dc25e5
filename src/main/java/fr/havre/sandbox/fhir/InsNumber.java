package fr.havre.sandbox.fhir;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An INS as a request names it: OID and number, whose key computes. */
record InsNumber(String oid, String number) {
    private static final Pattern SHAPE = Pattern.compile("\\d{5}(\\d\\d|2[AB])\\d{8}");
    private static final Set<String> OIDS = Set.of("1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9", "1.2.250.1.213.1.4.10",
            "1.2.250.1.213.1.4.11");

    /** Reads {@code urn:oid:OID|number}; empty when it is no INS or its key does not compute. */
    static Optional<InsNumber> parse(String token) {
        int bar = token.indexOf('|');
        if (bar < 0 || !token.startsWith("urn:oid:")) return Optional.empty();
        return of(token.substring("urn:oid:".length(), bar), token.substring(bar + 1));
    }

    static Optional<InsNumber> of(String oid, String number) {
        if (!OIDS.contains(oid) || !SHAPE.matcher(number).matches()) return Optional.empty();
        String digits = number.substring(0, 13).replace("2A", "19").replace("2B", "18");
        long key = 97 - Long.parseLong(digits) % 97;
        return key == Integer.parseInt(number.substring(13)) ? Optional.of(new InsNumber(oid, number)) : Optional.empty();
    }

    @Override public String toString() {
        return "InsNumber[…" + number.substring(13) + "]";
    }
}
