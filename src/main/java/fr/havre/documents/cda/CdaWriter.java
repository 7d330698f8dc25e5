package fr.havre.documents.cda;

import fr.havre.documents.Author;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Writes the elements of a level-1 CDA in the order of the schema. One use, one thread. */
final class CdaWriter {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
    private static final String LOINC = "2.16.840.1.113883.6.1";
    private static final List<Identifier> LEVEL_ONE = List.of(new Identifier("1.3.6.1.4.1.19376.1.2.20", ""));
    /** What is asked for by the schema and not known here. */
    private static final String NO_ADDRESS = "<addr nullFlavor=\"NASK\"/><telecom nullFlavor=\"NASK\"/>";

    private final CdaLevelOne document;
    private final DocumentMetadata said;
    private final OutputStream bytes;
    private final Writer out;

    CdaWriter(CdaLevelOne document, OutputStream bytes) {
        this.document = document;
        this.said = document.metadata();
        this.bytes = bytes;
        this.out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 64 << 10);
    }

    /** Writes the body, between the header and the end of the document. */
    @FunctionalInterface
    interface Body {
        void into(CdaWriter out) throws IOException;
    }

    void write(DocumentSource pdf) throws IOException {
        write(LEVEL_ONE, _ -> {
            out.write("<component><nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">");
            base64(pdf);
            out.write("</text></nonXMLBody></component>");
        });
    }

    /** @param models template ids of the content, after those of the header */
    void write(List<Identifier> models, Body body) throws IOException {
        write(models, _ -> { }, body);
    }

    /** @param persons whom else the header names, after its author */
    void write(List<Identifier> models, Body persons, Body body) throws IOException {
        out.write(HEAD);
        documentItself(models);
        patient(said.patient());
        author();
        persons.into(this);
        custodian();
        legalAuthenticator();
        event();
        if (said.replaces().isPresent()) {
            out.write("<relatedDocument typeCode=\"RPLC\"><parentDocument>");
            id("id", said.replaces());
            out.write("</parentDocument></relatedDocument>");
        }
        encounter();
        body.into(this);
        out.write("</ClinicalDocument>\n");
        out.flush();
        bytes.flush();
    }

    private void documentItself(List<Identifier> models) throws IOException {
        out.write("<realmCode code=\"FR\"/><typeId root=\"2.16.840.1.113883.1.3\" extension=\"POCD_HD000040\"/>"
                + "<templateId root=\"2.16.840.1.113883.2.8.2.1\"/><templateId root=\"1.2.250.1.213.1.1.1.1\"/>");
        for (Identifier model : models) id("templateId", Optional.of(model));
        id("id", said.uniqueId());
        code("code", said.type());
        text("title", said.title());
        time("effectiveTime", said.date());
        code("confidentialityCode", Optional.of(said.confidentiality().getFirst()));
        out.write("<languageCode code=\"" + escaped(said.language()) + "\"/>");
        id("setId", said.setId());
        out.write("<versionNumber value=\"" + said.version().orElseThrow() + "\"/>");
    }

    /** Names: BR of the birth certificate, given without qualifier all of them, CL in use. */
    private void patient(ClaimedIdentity patient) throws IOException {
        Ins ins = patient.verifiedIns().orElseThrow();
        out.write("<recordTarget><patientRole><id root=\"" + ins.issuer()
                .oid() + "\" extension=\"" + ins.number() + "\"/>"
                + NO_ADDRESS + "<patient classCode=\"PSN\"><name>");
        part("family qualifier=\"BR\"", "family", patient.birthFamilyName());
        part("given", "given", patient.birthGivenNames());
        part("given qualifier=\"BR\"", "given", patient.firstBirthGivenName());
        part("family qualifier=\"CL\"", "family", patient.usedFamilyName());
        part("given qualifier=\"CL\"", "given", patient.usedGivenName());
        out.write("</name>");
        code("administrativeGenderCode", patient.sex().map(CdaWriter::gender));
        time("birthTime", patient.birthDate());
        out.write("<birthplace><place><addr>");
        text("county", patient.birthPlaceCog());
        out.write("</addr></place></birthplace></patient></patientRole></recordTarget>");
    }

    /** JDV_J143. */
    private static CodedValue gender(Sex sex) {
        return new CodedValue(sex.code(), "2.16.840.1.113883.5.1", switch (sex) {
            case FEMALE -> "Féminin";
            case MALE -> "Masculin";
            case UNKNOWN -> "Inconnu";
        });
    }

    private void author() throws IOException {
        out.write("<author>");
        time("time", said.date());
        out.write("<assignedAuthor>");
        person(said.author(), false);
        out.write("</assignedAuthor></author>");
    }

    private void custodian() throws IOException {
        Organisation custodian = document.custodian();
        out.write("<custodian><assignedCustodian><representedCustodianOrganization>");
        id("id", custodian.id());
        text("name", custodian.name());
        out.write("<telecom nullFlavor=\"NASK\"/><addr nullFlavor=\"NASK\"/>"
                + "</representedCustodianOrganization></assignedCustodian></custodian>");
    }

    private void legalAuthenticator() throws IOException {
        out.write("<legalAuthenticator>");
        time("time", Optional.of(document.authenticatedAt()));
        out.write("<signatureCode code=\"S\"/><assignedEntity>");
        person(document.legalAuthenticator(), false);
        out.write("</assignedEntity></legalAuthenticator>");
    }

    private void event() throws IOException {
        out.write("<documentationOf><serviceEvent>");
        code("code", said.eventCodes().stream().findFirst().map(CdaWriter::named));
        out.write("<effectiveTime>");
        time("low", said.serviceStart());
        time("high", said.serviceEnd());
        out.write("</effectiveTime><performer typeCode=\"PRF\"><assignedEntity>");
        person(said.author(), true);
        out.write("</assignedEntity></performer></serviceEvent></documentationOf>");
        for (CodedValue more : said.eventCodes().stream().skip(1).toList()) {
            out.write("<documentationOf><serviceEvent>");
            code("code", Optional.of(named(more)));
            out.write("</serviceEvent></documentationOf>");
        }
    }

    /** An act's code has words (documentationOf_fr.sch); where nobody gave any, the code itself. */
    private static CodedValue named(CodedValue code) {
        return code.label().isEmpty() ? new CodedValue(code.code(), code.system(), code.code()) : code;
    }

    private void encounter() throws IOException {
        out.write("<componentOf><encompassingEncounter><effectiveTime>");
        time("low", said.serviceStart());
        time("high", said.serviceEnd());
        out.write("</effectiveTime><location><healthCareFacility>");
        code("code", said.facilityType());
        out.write("</healthCareFacility></location></encompassingEncounter></componentOf>");
    }

    /** The inside of assignedAuthor and assignedEntity, which the schema orders alike. */
    void person(Author person, boolean withSetting) throws IOException {
        id("id", person.id());
        code("code", person.specialty());
        out.write(NO_ADDRESS + "<assignedPerson><name>");
        part("given", "given", person.givenName());
        part("family", "family", person.familyName());
        out.write("</name></assignedPerson><representedOrganization>");
        id("id", person.organisation().id());
        text("name", person.organisation().name());
        if (withSetting) code("standardIndustryClassCode", said.practiceSetting());
        out.write("</representedOrganization>");
    }

    void id(String element, Optional<Identifier> id) throws IOException {
        if (id.isEmpty()) return;
        String extension = id.get().extension();
        out.write("<" + element + " root=\"" + escaped(id.get().root()) + "\""
                + (extension.isEmpty() ? "" : " extension=\"" + escaped(extension) + "\"") + "/>");
    }

    void code(String element, Optional<CodedValue> value) throws IOException {
        if (value.isEmpty()) return;
        CodedValue code = value.get();
        out.write("<" + element + " code=\"" + escaped(code.code()) + "\""
                + (code.system().isEmpty() ? "" : " codeSystem=\"" + escaped(code.system()) + "\"")
                + (code.system().equals(LOINC) ? " codeSystemName=\"LOINC\"" : "")
                + (code.label().isEmpty() ? "" : " displayName=\"" + escaped(code.label()) + "\"") + "/>");
    }

    void time(String element, Optional<PartialDate> time) throws IOException {
        if (time.isPresent()) out.write("<" + element + " value=\"" + time.get().hl7() + "\"/>");
    }

    private void part(String opened, String closed, String value) throws IOException {
        if (!value.isBlank()) out.write("<" + opened + ">" + escaped(value) + "</" + closed + ">");
    }

    /** As it is: only what this package has written itself. */
    void raw(String xml) throws IOException {
        out.write(xml);
    }

    /** Words, escaped. */
    void words(String text) throws IOException {
        out.write(escaped(text));
    }

    void text(String element, String value) throws IOException {
        part(element, element, value);
    }

    void base64(DocumentSource pdf) throws IOException {
        byte[] piece = new byte[48 << 10];                      // a multiple of three: pieces join without padding
        try (InputStream in = pdf.open()) {
            for (int read; (read = in.readNBytes(piece, 0, piece.length)) > 0; ) {
                byte[] exact = read == piece.length ? piece : java.util.Arrays.copyOf(piece, read);
                out.write(Base64.getEncoder().encodeToString(exact));
            }
        }
    }

    /** For text and attributes; what XML 1.0 cannot hold becomes a blank. */
    private static String escaped(String value) {
        StringBuilder safe = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    boolean allowed = c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
                    safe.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
        return safe.toString();
    }
}
