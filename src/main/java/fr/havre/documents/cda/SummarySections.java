package fr.havre.documents.cda;

import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.patients.PartialDate;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the sections of a medical summary: title, table, entries. One use. */
final class SummarySections {
    /**
     * A section that lists lines.
     *
     * @param display LOINC's own name of its code, in French
     * @param title also the head of the column of what is listed
     */
    record Kind(String code, String display, String title, List<String> templates) { }

    static final Kind PROBLEMS = new Kind("11450-4", "Liste des problèmes actifs", "Pathologies en cours",
            List.of("2.16.840.1.113883.10.20.1.11", "1.3.6.1.4.1.19376.1.5.3.1.3.6", "1.2.250.1.213.1.1.2.132"));
    static final Kind PAST = new Kind("11348-0", "Antécédents médicaux", "Antécédents médicaux",
            List.of("1.3.6.1.4.1.19376.1.5.3.1.3.8", "1.2.250.1.213.1.1.2.134"));
    static final Kind ALLERGIES = new Kind("48765-2", "Allergies et hypersensibilités", "Allergies et hypersensibilités",
            List.of("2.16.840.1.113883.10.20.1.2", "1.3.6.1.4.1.19376.1.5.3.1.3.13", "1.2.250.1.213.1.1.2.137"));
    static final Kind TREATMENTS = new Kind("10160-0", "Traitements", "Traitements",
            List.of("2.16.840.1.113883.10.20.1.8", "1.3.6.1.4.1.19376.1.5.3.1.3.19", "1.2.250.1.213.1.1.2.143"));
    static final Kind IMPLANTS = new Kind("46264-8", "Dispositifs médicaux", "Dispositifs médicaux",
            List.of("2.16.840.1.11383.10.20.1.7", "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.5", "1.2.250.1.213.1.1.2.1"));
    static final Kind DIRECTIVES = new Kind("42348-3", "Directives anticipées", "Directives anticipées",
            List.of("2.16.840.1.113883.10.20.1.1", "1.3.6.1.4.1.19376.1.5.3.1.3.34", "1.3.6.1.4.1.19376.1.5.3.1.3.35",
                    "1.2.250.1.213.1.1.2.157"));
    private static final String NOT_SAID = "Non renseigné";

    private final CdaWriter out;
    private final Identifier document;
    private int sections;
    private int contents;

    SummarySections(CdaWriter out, Identifier document) {
        this.out = out;
        this.document = document;
    }

    /** What is coded of a line; {@code reference} names its words in the table. */
    @FunctionalInterface
    interface Entry {
        void of(ProfileLine line, String reference) throws IOException;
    }

    void open(String code, String display, String title, String... templates) throws IOException {
        out.raw("<component><section>");
        for (String each : templates) out.raw("<templateId root=\"" + each + "\"/>");
        out.id("id", Optional.of(nextId()));
        out.raw("<code code=\"" + code + "\" displayName=\"");
        out.words(display);
        out.raw("\" codeSystem=\"2.16.840.1.113883.6.1\" codeSystemName=\"LOINC\"/>");
        out.text("title", title);
    }

    /** Follows from the document's own. */
    private Identifier nextId() {
        return new Identifier(document.root() + "." + ++sections, document.extension());
    }

    void close() throws IOException {
        out.raw("</section></component>");
    }

    /** What is coded where no line is. */
    @FunctionalInterface
    interface Absence {
        void of(ProfileKind about, boolean none, Identifier id, String reference) throws IOException;
    }

    /** @param about at least one line, or of a kind that {@code absence} has a code for */
    void lines(Kind kind, Profile profile, ProfileKind about, List<ProfileLine> lines, Entry entry, Absence absence) throws IOException {
        open(kind.code(), kind.display(), kind.title(), kind.templates().toArray(String[]::new));
        if (lines.isEmpty()) {
            boolean none = profile.none(about).isPresent();
            String id = "ligne-" + ++contents;
            out.raw("<text><content ID=\"" + id + "\">" + (none ? "Aucun connu" : NOT_SAID) + "</content></text>");
            absence.of(about, none, nextId(), "#" + id);
        } else {
            int first = contents + 1;
            table(kind, lines);
            for (int i = 0; i < lines.size(); i++) entry.of(lines.get(i), "#ligne-" + (first + i));
        }
        close();
    }

    /** FR-Facteurs-de-risques, which must be there (S_pathologieAntecedentsAllergiesFacteursDeRisques_ANS.sch): not kept here. */
    void riskFactors() throws IOException {
        open("57207-3", "Facteurs de risque présents ou passés affectant l'état de santé et/ou une circonstance", "Facteurs de risque",
                "1.2.250.1.213.1.1.2.31");
        out.raw("<text>" + NOT_SAID + "</text>");
        close();
    }

    private void table(Kind kind, List<ProfileLine> lines) throws IOException {
        out.raw("<text><table border=\"0\"><thead><tr>");
        for (String head : List.of("Date", kind.title(), kind.equals(TREATMENTS) ? "Posologie" : "Précision")) out.text("th", head);
        out.raw("</tr></thead><tbody>");
        for (ProfileLine line : lines) {
            out.raw("<tr>");
            cell(dates(line));
            out.raw("<td><content ID=\"ligne-" + ++contents + "\">");
            out.words(line.content().text());
            out.raw("</content></td>");
            cell(detail(line));
            out.raw("</tr>");
        }
        out.raw("</tbody></table></text>");
    }

    private void cell(String text) throws IOException {
        out.raw("<td>");
        out.words(text);
        out.raw("</td>");
    }

    private static String detail(ProfileLine line) {
        return Stream.of(line.content().detail(), line.content().severity().map(SummaryEntries::severity),
                line.content().reference()).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private static String dates(ProfileLine line) {
        return Stream.of(line.content().since(), line.content().until()).flatMap(Optional::stream).map(SummarySections::shown)
                .collect(Collectors.joining(" – "));
    }

    /** {@code 28/09/2009}, {@code 09/2009}, {@code 2009}. */
    private static String shown(PartialDate date) {
        String iso = date.iso();
        String year = iso.substring(0, 4);
        if (iso.length() < 7) return year;
        String month = iso.substring(5, 7) + "/" + year;
        return iso.length() < 10 ? month : iso.substring(8, 10) + "/" + month;
    }

    /** The section of results must be there, be it with none (CI-SIS_VSM_2023.01.sch). */
    void remarks(List<ProfileLine> noted, String written) throws IOException {
        open("30954-2", "Résultats d'examens", "Points de vigilance", "1.3.6.1.4.1.19376.1.5.3.1.3.27", "1.2.250.1.213.1.1.2.150");
        List<String> all = Stream.concat(noted.stream().map(each -> each.content().text()), written.lines())
                .filter(each -> !each.isBlank()).toList();
        if (all.isEmpty()) {
            out.raw("<text>" + NOT_SAID + "</text>");
        } else {
            out.raw("<text><list>");
            for (String each : all) out.text("item", each);
            out.raw("</list></text>");
        }
        close();
    }

    /** FR-Document-PDF-copie, with one FR-Document-attache and its FR-Type-document-attache. */
    void copy(DocumentSource pdf, Optional<PartialDate> made) throws IOException {
        open("55108-5", "Copie du document", "Copie du document", "1.2.250.1.213.1.1.2.243");
        out.raw("<text><table border=\"0\"><tbody><tr><td><content ID=\"copie\"><renderMultiMedia referencedObject=\"doc-1\"/>"
                + "</content></td></tr></tbody></table></text><entry><organizer classCode=\"CLUSTER\" moodCode=\"EVN\">"
                + "<templateId root=\"1.2.250.1.213.1.1.3.18\"/>");
        out.id("id", Optional.of(new Identifier(document.root() + ".0", document.extension())));
        out.raw("<code code=\"55107-7\" displayName=\"Document attaché\" codeSystem=\"2.16.840.1.113883.6.1\" codeSystemName=\"LOINC\"/>"
                + "<statusCode code=\"completed\"/><component><observation classCode=\"OBS\" moodCode=\"EVN\">"
                + "<templateId root=\"1.3.6.1.4.1.19376.1.5.3.1.4.13\"/><templateId root=\"1.2.250.1.213.1.1.3.48\"/>"
                + "<templateId root=\"1.2.250.1.213.1.1.3.48.18\"/>");
        out.id("id", Optional.of(nextId()));
        out.raw("<code code=\"69764-9\" displayName=\"Type de document\" codeSystem=\"2.16.840.1.113883.6.1\" codeSystemName=\"LOINC\"/>"
                + "<text><reference value=\"#copie\"/></text><statusCode code=\"completed\"/>");
        out.time("effectiveTime", made);
        out.raw("<value xsi:type=\"CD\" nullFlavor=\"NA\"><originalText><reference value=\"#copie\"/></originalText></value>"
                + "</observation></component><component><observationMedia classCode=\"OBS\" moodCode=\"EVN\" ID=\"doc-1\">"
                + "<value mediaType=\"application/pdf\" representation=\"B64\">");
        out.base64(pdf);
        out.raw("</value></observationMedia></component></organizer></entry>");
        close();
    }
}
