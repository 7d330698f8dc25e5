package fr.havre.patients.elsewhere;

import fr.havre.patients.Traits;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a table may hold of a patient, and what such columns are called. */
public enum PatientField {
    BIRTH_NAME("birthname", "nomdenaissance", "nomnaissance", "nomdefamille", "nomfamille", "nompatronymique", "familyname"),
    GIVEN_NAMES("givennames", "prenoms", "prenomsdenaissance", "prenom", "prenomdenaissance", "firstname", "givenname"),
    BIRTH_DATE("birthdate", "datedenaissance", "datenaissance", "ddn", "nele", "dateofbirth"),
    SEX("sex", "sexe", "civilite", "gender"),
    BIRTH_PLACE("birthplace", "codelieudenaissance", "lieudenaissancecode", "codeinseenaissance", "cog"),
    USED_NAME("usedname", "nomutilise", "nomusuel", "nomdusage", "nommarital"),
    USED_GIVEN_NAME("usedgivenname", "prenomutilise", "prenomusuel"),
    PHONE("phone", "telephone", "tel", "portable", "telephoneportable", "mobile"),
    ADDRESS("address", "adresse"),
    EMAIL("email", "courriel", "mail", "adressemail"),
    /** What the other program calls this patient: it tells the next list's from the others. */
    OWN_ID("ownid", "identifiant", "id", "ipp", "numeropatient", "codepatient", "numerodossier", "patientid"),
    /** Only ever compared with a number that is verified here. */
    INS("ins", "matriculeins", "numeroins", "insmatricule"),
    INS_OID("insoid", "oidins", "oid");

    /** Each between spaces, its own first. */
    private final String names;

    PatientField(String... names) {
        this.names = " " + String.join(" ", names) + " ";
    }

    /** The field a column of this name holds. A bare "nom" is the birth name only where no other column is. */
    static Optional<PatientField> called(String header) {
        String name = folded(header);
        return Arrays.stream(values()).filter(field -> !name.isEmpty() && field.names.contains(" " + name + " ")).findFirst();
    }

    static String folded(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** As a person names it in a mapping: {@code birthName}. Never throws. */
    public static Optional<PatientField> parse(String typed) {
        return Arrays.stream(values()).filter(field -> field.names.startsWith(" " + folded(typed) + " ")).findFirst();
    }

    /** Whether {@link Traits} cannot be without it. */
    boolean needed() {
        return this == BIRTH_NAME;
    }
}
