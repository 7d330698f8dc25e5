package fr.havre.documents.cda;

import fr.havre.documents.CodedValue;
import fr.havre.documents.Identifier;
import fr.havre.patients.PartialDate;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A vaccination note, CDA R2 of level 3 (CI-SIS VAC-NOTE_2023.01, read off its official example: document
 * 1.2.250.1.213.1.1.1.46, section FR-Vaccinations …2.147, entry FR-Vaccination …3.45, product …3.43): each dose in a table for
 * people and, if its day is known, as a coded entry: the model wants the very day (E_Vaccination_VAC-Note.sch). The product's own
 * code (CIS) is not known here, which is said; the ATC class and the box (CIP) are its translations. The same values give the
 * same bytes.
 *
 * @param header what a level 1 needs too, of type {@value #TYPE}
 * @param doses in the order in which they are to stand; of at least one the day is known
 */
public record CdaVaccinationNote(CdaLevelOne header, List<GivenDose> doses) {
    public static final String TYPE = "87273-9";
    /** Of JDV_J10. */
    public static final String FORMAT = "urn:asip:ci-sis:vac-note:2021";
    private static final List<Identifier> MODELS = List.of(new Identifier("1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2", ""),
            new Identifier("1.2.250.1.213.1.1.1.46", "2023.01"));
    private static final List<String> HEADINGS = List.of("Date", "Vaccin", "Lot n°", "Vaccinateur");

    /** @throws IllegalArgumentException another type; no dose of a known day; a dose without id or date */
    public CdaVaccinationNote {
        doses = List.copyOf(doses);
        boolean note = header.metadata().type().filter(type -> type.code().equals(TYPE)).isPresent();
        if (!note || doses.stream().noneMatch(CdaVaccinationNote::coded)) {
            throw new IllegalArgumentException("a vaccination note needs: its type, a dose of a known day");
        }
        for (GivenDose each : doses) {
            if (each.id().isEmpty() || each.on().isEmpty()) throw new IllegalArgumentException("a dose needs: id, date");
        }
    }

    private static boolean coded(GivenDose dose) {
        return dose.on().filter(PartialDate::hasDay).isPresent();
    }

    /** Writes UTF-8 XML; {@code out} stays open. */
    public void write(OutputStream out) throws IOException {
        new CdaWriter(header, out).write(MODELS, this::body);
    }

    private void body(CdaWriter out) throws IOException {
        out.raw("<component><structuredBody><component><section>");
        templates(out, "2.16.840.1.113883.10.20.1.6", "1.3.6.1.4.1.19376.1.5.3.1.3.23", "1.2.250.1.213.1.1.2.147");
        out.id("id", Optional.of(section()));
        out.raw("<code code=\"11369-6\" displayName=\"Historique des vaccinations\" codeSystem=\"2.16.840.1.113883.6.1\""
                + " codeSystemName=\"LOINC\"/>");
        out.text("title", header.metadata().title());
        table(out);
        for (int i = 0; i < doses.size(); i++) if (coded(doses.get(i))) entry(out, doses.get(i), "#vac-" + (i + 1));
        out.raw("</section></component></structuredBody></component>");
    }

    /** Follows from the document's own. */
    private Identifier section() {
        Identifier own = header.metadata().uniqueId().orElseThrow();
        return new Identifier(own.root(), own.extension().isEmpty() ? "vaccinations" : own.extension() + ".vaccinations");
    }

    private static void templates(CdaWriter out, String... roots) throws IOException {
        for (String root : roots) out.raw("<templateId root=\"" + root + "\"/>");
    }

    private void table(CdaWriter out) throws IOException {
        out.raw("<text><table border=\"0\"><thead><tr>");
        for (String heading : HEADINGS) out.text("th", heading);
        out.raw("</tr></thead><tbody>");
        for (int i = 0; i < doses.size(); i++) {
            GivenDose dose = doses.get(i);
            out.raw("<tr>");
            cell(out, shown(dose.on().orElseThrow().hl7()));
            out.raw("<td><content ID=\"vac-" + (i + 1) + "\">");
            out.words(dose.vaccine());
            out.raw("</content></td>");
            cell(out, dose.lot().orElse(""));
            cell(out, dose.by());
            out.raw("</tr>");
        }
        out.raw("</tbody></table></text>");
    }

    private static void cell(CdaWriter out, String text) throws IOException {
        out.raw("<td>");
        out.words(text);
        out.raw("</td>");
    }

    /** {@code 28/09/2009}, {@code 09/2009}, {@code 2009}. */
    private static String shown(String hl7) {
        String year = hl7.substring(0, 4);
        if (hl7.length() < 6) return year;
        String month = hl7.substring(4, 6) + "/" + year;
        return hl7.length() < 8 ? month : hl7.substring(6, 8) + "/" + month;
    }

    private void entry(CdaWriter out, GivenDose dose, String reference) throws IOException {
        out.raw("<entry><substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\" negationInd=\"false\">");
        templates(out, "2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.12", "1.2.250.1.213.1.1.3.45");
        out.id("id", dose.id());
        out.raw("<code code=\"IMMUNIZ\" displayName=\"Vaccination sans autre précision\" codeSystem=\"2.16.840.1.113883.5.4\"/>");
        out.raw("<text><reference value=\"" + reference + "\"/></text><statusCode code=\"completed\"/>");
        out.time("effectiveTime", dose.on().flatMap(PartialDate::day).map(PartialDate::of));
        product(out, dose, reference);
        if (!dose.by().isBlank()) performer(out, dose.by());
        out.raw("<author contextControlCode=\"OP\" typeCode=\"AUT\">");
        out.time("time", header.metadata().date());
        out.raw("<assignedAuthor classCode=\"ASSIGNED\">");
        out.person(header.metadata().author(), false);
        out.raw("</assignedAuthor></author></substanceAdministration></entry>");
    }

    private static void product(CdaWriter out, GivenDose dose, String reference) throws IOException {
        out.raw("<consumable typeCode=\"CSM\"><manufacturedProduct>");
        templates(out, "2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43");
        out.raw("<manufacturedMaterial><code nullFlavor=\"UNK\" codeSystem=\"1.2.250.1.213.2.3.1\""
                + " codeSystemName=\"CIS\"><originalText><reference value=\"" + reference + "\"/></originalText>");
        group(out, dose);
        out.code("translation", dose.product());
        out.raw("</code>");
        out.text("name", dose.vaccine());
        if (dose.lot().isPresent()) out.text("lotNumberText", dose.lot().get());
        else out.raw("<lotNumberText nullFlavor=\"UNK\"/>");
        out.raw("</manufacturedMaterial></manufacturedProduct></consumable>");
    }

    /** ATC, with its words; that it is not known is said too (both: schematrons of VAC-NOTE_2023.01). */
    private static void group(CdaWriter out, GivenDose dose) throws IOException {
        if (dose.group().isPresent()) {
            CodedValue atc = dose.group().get();
            out.code("translation", Optional.of(atc.label().isEmpty() ? new CodedValue(atc.code(), atc.system(), dose.vaccine()) : atc));
            return;
        }
        out.raw("<translation nullFlavor=\"UNK\" codeSystem=\"" + GivenDose.ATC + "\" codeSystemName=\"ATC\" displayName=\"");
        out.words(dose.vaccine());
        out.raw("\"/>");
    }

    /** Of who gave it no more than the name is known. */
    private static void performer(CdaWriter out, String by) throws IOException {
        out.raw("<performer typeCode=\"PRF\"><assignedEntity classCode=\"ASSIGNED\"><id nullFlavor=\"UNK\"/>"
                + "<assignedPerson><name>");
        out.text("family", by);
        out.raw("</name></assignedPerson></assignedEntity></performer>");
    }

    /** Describes a patient's document. */
    @Override public String toString() {
        return "CdaVaccinationNote[" + doses.size() + " doses]";
    }
}
