package fr.havre.sandbox.samples;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A fictitious professional, known to the record by the bearer token of their requests.
 *
 * @param key short name within the samples
 * @param id the number other systems write: {@code 8} and the RPPS number, under 1.2.250.1.71.4.2.1
 * @param token what comes after {@code Bearer}
 * @param speciality code of J01, and its words
 * @param structure {@code 1} and the FINESS number, under 1.2.250.1.71.4.2.2
 * @param facility code of J02; {@code setting}: code of J04
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Professional(String key, String id, String token, String family, String given, String title, String speciality,
        String specialityWords, String structure, String structureName, String facility, String setting,
        String address, String postalCode, String city, String telephone) {

    /** Title, given and family name, as printed under a letter. */
    public String printedName() {
        return (title + " " + given + " " + family).strip();
    }

    @Override public String toString() {
        return "Professional[…" + id.substring(Math.max(0, id.length() - 3)) + "]";
    }
}
