package fr.havre.documents.cda;

import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A medical summary, CDA R2 of level 3 (CI-SIS VSM 1.4, read off its official example: document 1.2.250.1.213.1.1.1.13, its
 * sections and entries): the practice's profile in tables for people and as entries, coded where a line has a code of a
 * system with an OID. Implants and advance directives stand in the sections of the IPS-FR, which the VSM has none for; persons
 * in the header. A copy as PDF comes last. The same values give the same bytes. What it was held against: docs/conformance.md.
 *
 * @param header what a level 1 needs too, of type {@value #TYPE}
 * @param profile only what the practice holds to be so is said
 * @param remarks words of the author; may be empty
 */
public record CdaSummary(CdaLevelOne header, Profile profile, String remarks) {
    public static final String TYPE = "SYNTH";
    /** Of JDV_J10. */
    public static final String FORMAT = "urn:asip:ci-sis:vsm:2012";
    private static final List<Identifier> MODELS = List.of(new Identifier("1.2.250.1.213.1.1.1.13", "201310"));

    /**
     * Checks the type.
     *
     * @throws IllegalArgumentException another type
     */
    public CdaSummary {
        boolean summary = header.metadata().type().filter(type -> type.code().equals(TYPE)).isPresent();
        if (!summary) throw new IllegalArgumentException("a summary needs: its type");
    }

    /** Writes UTF-8 XML; {@code pdf} shows the same and is read once; {@code out} stays open. */
    public void write(DocumentSource pdf, OutputStream out) throws IOException {
        new CdaWriter(header, out).write(MODELS, this::persons, writer -> body(writer, pdf));
    }

    /** NOK is who is trusted, ECON who is to be warned (CI-SIS, structuration minimale). */
    private void persons(CdaWriter out) throws IOException {
        for (ProfileKind kind : List.of(ProfileKind.TRUSTED_PERSON, ProfileKind.PERSON_TO_WARN)) {
            for (ProfileLine line : profile.current(kind)) {
                out.raw("<informant><relatedEntity classCode=\"" + (kind == ProfileKind.TRUSTED_PERSON ? "NOK" : "ECON")
                        + "\"><addr nullFlavor=\"NAV\"/>");
                if (line.content().reference().isPresent()) {
                    out.raw("<telecom value=\"tel:");
                    out.words(line.content().reference().get());
                    out.raw("\"/>");
                } else {
                    out.raw("<telecom nullFlavor=\"NAV\"/>");
                }
                out.raw("<relatedPerson><name>");
                out.text("family", line.content().text());
                out.raw("</name></relatedPerson></relatedEntity></informant>");
            }
        }
    }

    private void body(CdaWriter writer, DocumentSource pdf) throws IOException {
        Identifier own = header.metadata().uniqueId().orElseThrow();
        SummarySections out = new SummarySections(writer, own);
        SummaryEntries entries = new SummaryEntries(writer);
        List<ProfileLine> history = profile.current(ProfileKind.HISTORY);
        writer.raw("<component><structuredBody>");
        out.open("46612-8", "Conclusions de synthèse", "Pathologies en cours, antécédents, allergies", "1.2.250.1.213.1.1.2.29");
        out.open("34117-2", "Historique et physique", "Pathologies en cours, antécédents et allergies", "1.2.250.1.213.1.1.2.30");
        out.lines(SummarySections.PROBLEMS, profile, ProfileKind.HISTORY, history.stream().filter(each -> !over(each)).toList(),
                entries::problem, entries::absent);
        if (history.stream().anyMatch(CdaSummary::over)) {
            out.lines(SummarySections.PAST, profile, ProfileKind.HISTORY, history.stream().filter(CdaSummary::over).toList(),
                    entries::problem, entries::absent);
        }
        out.lines(SummarySections.ALLERGIES, profile, ProfileKind.ALLERGY, profile.current(ProfileKind.ALLERGY), entries::allergy,
                entries::absent);
        out.close();
        out.riskFactors();
        out.close();
        out.remarks(profile.current(ProfileKind.REMARK), remarks);
        out.open("18776-5", "Plan de traitement", "Traitements au long cours", "1.2.250.1.213.1.1.2.32");
        out.lines(SummarySections.TREATMENTS, profile, ProfileKind.TREATMENT, profile.current(ProfileKind.TREATMENT),
                entries::treatment, entries::absent);
        out.close();
        if (profile.known(ProfileKind.IMPLANT) != Profile.Known.NOT_ASKED) {
            out.lines(SummarySections.IMPLANTS, profile, ProfileKind.IMPLANT, profile.current(ProfileKind.IMPLANT), entries::implant,
                    entries::absent);
        }
        if (!profile.current(ProfileKind.DIRECTIVE).isEmpty()) {
            out.lines(SummarySections.DIRECTIVES, profile, ProfileKind.DIRECTIVE, profile.current(ProfileKind.DIRECTIVE),
                    entries::directive, entries::absent);
        }
        out.copy(pdf, header.metadata().date());
        writer.raw("</structuredBody></component>");
    }

    /** It has ended. */
    private static boolean over(ProfileLine line) {
        return line.content().until().isPresent();
    }

    /** Describes a patient's document. */
    @Override public String toString() {
        return "CdaSummary[" + profile.lines().size() + " lines]";
    }
}
