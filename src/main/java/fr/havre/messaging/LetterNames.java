package fr.havre.messaging;

import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The subject of a letter and the names of its files (MSSanté). */
final class LetterNames {
    /** What a program recognises a message with documents by; hidden from people. */
    static final String PREFIX = "XDM/1.0/DDM+";
    static final String REPLACEMENT = "[Annule et remplace]";
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final int LONGEST_PIECE = 40;

    private LetterNames() { }

    /** {@code label BIRTH NAME given name birth date}, without the prefix. */
    static String subject(String label, Patient patient, boolean replacement) {
        var traits = patient.traits();
        String birth = traits.birthDate().map(date -> date.day().map(FRENCH::format).orElse(date.iso())).orElse("");
        String all = (replacement ? REPLACEMENT + " " : "") + label + " "
                + traits.birthName().toUpperCase(Locale.FRENCH) + " " + traits.firstGivenName() + " " + birth;
        return all.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** {@code date_type_NAME_given_n.pdf}, in plain letters. */
    static String file(DocumentMetadata of, Patient patient, int number) {
        String date = of.serviceStart().filter(PartialDate::hasDay).or(of::date)
                .map(each -> each.iso().substring(0, Math.min(10, each.iso().length())).replace("-", "")).orElse("");
        String type = of.type().map(CodedValue::label).filter(label -> !label.isBlank()).orElse(of.title());
        return String.join("_", date, plain(type), plain(patient.traits().birthName()).toUpperCase(Locale.ROOT),
                plain(patient.traits().firstGivenName()), Integer.toString(number)) + ".pdf";
    }

    private static String plain(String text) {
        String letters = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE");
        String bare = Normalizer.normalize(letters, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return bare.length() <= LONGEST_PIECE ? bare : bare.substring(0, LONGEST_PIECE);
    }
}
