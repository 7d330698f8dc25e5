package fr.havre.documents.cda;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.xml.XmlCursor;
import fr.havre.documents.xml.XmlElement;
import fr.havre.patients.profile.ProfileContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a CDA to be looked at: parties, sections with their narratives, media, coded results. The text of embedded files
 * is passed over; the rest is held in memory within a budget. One use, one thread.
 */
public final class CdaContentReader {
    private static final long HEADER_UNITS = 4_000_000;
    private static final long BODY_UNITS = 16_000_000;
    private static final int ELEMENT = 64;
    private static final int MOST_SECTIONS = 2_000;

    private final CdaCursor cursor;
    private final List<XmlElement> header = new ArrayList<>();
    private final Map<String, String> idOfMedium = new HashMap<>();
    private final NarrativeWords narrative = new NarrativeWords();
    private final CodedResults results = new CodedResults(narrative);
    private final ProfileStatements statements = new ProfileStatements(narrative);
    private final CodedVaccinations vaccinations = new CodedVaccinations(narrative);
    private String mediumId = "";
    private long left = BODY_UNITS;
    private int sections;
    private int embedded;

    private CdaContentReader(CdaCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads the first ClinicalDocument of {@code source}, which is read twice; refused as by {@link CdaReader#read}. */
    public static CdaContent read(DocumentSource source) {
        CdaDocument document = CdaReader.read(source, 0);
        try (CdaCursor cursor = CdaCursor.open(source)) {
            return new CdaContentReader(cursor).read(document);
        }
    }

    /** Reads what decides who looks at it; the file of a level-1 body is not read. Refused as by {@link CdaReader#read}. */
    public static CdaReport report(DocumentSource source) {
        try (CdaCursor cursor = CdaCursor.open(source)) {
            return new CdaContentReader(cursor).report();
        }
    }

    /**
     * Reads what it says for a medical profile: coded allergies, treatments, problems and procedures, devices; advance
     * directives by their words; trusted persons and persons to warn of the header. Refused as by {@link CdaReader#read}.
     */
    public static List<ProfileContent> profile(DocumentSource source) {
        try (CdaCursor cursor = CdaCursor.open(source)) {
            CdaContentReader reader = new CdaContentReader(cursor);
            reader.report();
            reader.header.forEach(reader.statements::person);
            return reader.statements.all();
        }
    }

    /** Reads the vaccinations that it says were given. Refused as by {@link CdaReader#read}. */
    public static List<GivenDose> vaccinations(DocumentSource source) {
        try (CdaCursor cursor = CdaCursor.open(source)) {
            CdaContentReader reader = new CdaContentReader(cursor);
            reader.report();
            return reader.vaccinations.all();
        }
    }

    private CdaReport report() {
        XmlElement.Budget budget = new XmlElement.Budget(HEADER_UNITS);
        while (cursor.next() && !cursor.at("component", "nonXMLBody")) {
            if (cursor.atHeaderElement() && !cursor.xml().name().equals("component")) {
                header.add(XmlElement.read(cursor.xml(), budget));
                cursor.leftSubtree();
            } else if (cursor.at("component", "section")) {
                section("");
            }
        }
        CdaParties parties = new CdaParties(header);
        return new CdaReport(parties.orderedBy(), parties.recipients(), results.all(Optional.empty()));
    }

    private CdaContent read(CdaDocument document) {
        XmlElement.Budget budget = new XmlElement.Budget(HEADER_UNITS);
        List<CdaSection> found = new ArrayList<>();
        while (cursor.next()) {
            if (cursor.atHeaderElement() && !cursor.xml().name().equals("component")) {
                header.add(XmlElement.read(cursor.xml(), budget));
                cursor.leftSubtree();
            } else if (cursor.at("component", "section")) {
                found.add(section(""));
            } else if (cursor.at("nonXMLBody", "text")) {
                CdaPiece.Element text = element(0);
                if (!text.words().isEmpty()) found.add(new CdaSection("", "", text, List.of()));
            }
        }
        CdaParties parties = new CdaParties(header);
        return new CdaContent(document.metadata(), parties.all(), parties.patientContacts(), found, media(document),
                results.all(document.metadata().date()));
    }

    private Map<String, ContainedDocument> media(CdaDocument document) {
        Map<String, ContainedDocument> media = new LinkedHashMap<>();
        for (ContainedDocument each : document.embedded()) {
            String id = idOfMedium.getOrDefault(each.name(), "");
            media.putIfAbsent(id.isEmpty() || media.containsKey(id) ? "#" + each.name() : id, each);
        }
        return media;
    }

    /** The section the cursor stands on; {@code above} are the titles around it. */
    private CdaSection section(String above) {
        if (++sections > MOST_SECTIONS) throw new DocumentRefusedException(Code.TOO_COMPLEX, "CDA sections");
        int depth = cursor.openElements();
        String code = "";
        String title = "";
        CdaPiece.Element text = CdaPiece.Element.NOTHING;
        List<CdaSection> inside = new ArrayList<>();
        while (cursor.next() && cursor.openElements() >= depth) {
            if (cursor.at("section", "code")) {
                code = element(0).attribute("code");
            } else if (cursor.at("section", "title")) {
                title = element(0).words();
            } else if (cursor.at("section", "text")) {
                text = element(0);
                narrative.read(text);
            } else if (cursor.at("section", "entry")) {
                CdaPiece.Element entry = element(0);
                results.entry(entry, heading(above, title));
                statements.entry(code, entry);
                vaccinations.entry(entry);
            } else if (cursor.at("component", "section")) {
                inside.add(section(heading(above, title)));
            }
        }
        statements.section(code, title, text);
        return new CdaSection(code, title, text, inside);
    }

    private static String heading(String above, String title) {
        if (above.isEmpty() || title.isEmpty() || above.equals(title)) return above.isEmpty() ? title : above;
        return above + " – " + title;
    }

    /** The element the cursor stands on, up to its end; those of other namespaces are left out with what they contain. */
    private CdaPiece.Element element(int inside) {
        if (inside > 150) throw new DocumentRefusedException(Code.TOO_DEEP, "CDA body");
        XmlCursor xml = cursor.xml();
        int depth = cursor.openElements();
        String name = xml.name();
        Map<String, String> attributes = xml.attributes();
        take(ELEMENT);
        attributes.forEach((_, value) -> take(16 + value.length()));
        if (name.equals("observationMedia")) mediumId = attributes.getOrDefault("ID", "").strip();
        boolean file = cursor.atEmbedded();
        if (file) idOfMedium.put(Integer.toString(embedded++), mediumId);
        boolean hidden = file && attributes.getOrDefault("representation", "").strip().equals("B64");
        List<CdaPiece> pieces = new ArrayList<>();
        while (cursor.next() && cursor.openElements() >= depth) {
            if (xml.atStart() && cursor.ours()) pieces.add(element(inside + 1));
            else if (xml.atStart()) passOver();
            else if (xml.atText() && !hidden) pieces.add(words(xml));
        }
        return new CdaPiece.Element(name, attributes, pieces);
    }

    private CdaPiece.Words words(XmlCursor xml) {
        take(xml.textLength());
        return new CdaPiece.Words(new String(xml.textArray(), xml.textStart(), xml.textLength()));
    }

    private void passOver() {
        int depth = cursor.openElements();
        while (cursor.next() && cursor.openElements() >= depth) {
            if (cursor.atEmbedded()) embedded++;
        }
    }

    private void take(long units) {
        left -= units;
        if (left < 0) throw new DocumentRefusedException(Code.TOO_COMPLEX, "CDA body");
    }
}
