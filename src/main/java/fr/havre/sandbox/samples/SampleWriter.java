package fr.havre.sandbox.samples;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns descriptions into documents: a version chain shares its set, a version names the one it replaces. */
public final class SampleWriter {
    private static final Pattern INSIDE = Pattern.compile("representation=\"B64\">([A-Za-z0-9+/=\\s]++)<");
    private final People people;
    private final Instant now;
    private final UnaryOperator<String> labelOfType;
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, String> sets = new HashMap<>();

    /**
     * Writes documents dated relative to {@code now}.
     *
     * @param labelOfType words of a J07 code
     */
    public SampleWriter(People people, Instant now, UnaryOperator<String> labelOfType) {
        this.people = people;
        this.now = now;
        this.labelOfType = labelOfType;
    }

    /** The documents of a folder of descriptions, oldest first, in the order its {@code list.txt} names them. */
    public static List<SampleDocument> descriptions(String folder) {
        List<SampleDocument> found = new ArrayList<>();
        for (String line : new String(People.resource(folder + "/list.txt"), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) found.add(SampleDocument.load(folder, line.strip()));
        }
        return found;
    }

    /** Its unique identifier comes from its name: the same one each time. */
    public Written write(SampleDocument sample) {
        return write(sample, Written.oidOf(sample.id()));
    }

    /** The same document under another identifier, as when a hospital sends one more. */
    public Written write(SampleDocument sample, String oid) {
        Person patient = people.patient(sample.patient());
        Professional author = people.professional(sample.author());
        int version = sample.replaces() == null ? 1 : versions.getOrDefault(sample.replaces(), 1) + 1;
        String set = sample.replaces() == null ? Written.oidOf("set/" + oid) : sets.get(sample.replaces());
        versions.put(sample.id(), version);
        sets.put(sample.id(), set);
        String replaced = sample.replaces() == null ? null : Written.oidOf(sample.replaces());
        var head = new CdaWriter.Head(oid, set, version, replaced, patient, author, labelOfType.apply(sample.type()),
                sample.writtenAt(now));
        return new Written(sample, patient, author, "urn:oid:" + oid, set, version, sample.writtenAt(now),
                mediaType(sample.form()), format(sample), bytes(sample, head, patient, author));
    }

    /** The archive (IHE XDM) this CDA goes by mail in. */
    public static byte[] archive(Written cda) {
        return XdmWriter.zip(cda);
    }

    /** The PDF a person reads: the one inside a CDA of level 1, else the same words on paper. */
    public byte[] page(Written written) {
        if (written.mediaType().equals("application/pdf")) return written.bytes();
        Matcher inside = INSIDE.matcher(new String(written.bytes(), StandardCharsets.UTF_8));
        return inside.find() ? Base64.getMimeDecoder().decode(inside.group(1))
                : PdfWriter.letter(written.sample(), written.patient(), written.author(), now);
    }

    private byte[] bytes(SampleDocument sample, CdaWriter.Head head, Person patient, Professional author) {
        if (sample.form() == SampleDocument.Form.CDA_STRUCTURED || sample.form() == SampleDocument.Form.XDM) {
            return CdaWriter.structured(sample, head, now);
        }
        if (sample.form() == SampleDocument.Form.TEXT) return sample.text().getBytes(StandardCharsets.UTF_8);
        if (sample.form() == SampleDocument.Form.FHIR_DOCUMENT) return fhirDocument(sample, head);
        byte[] letter = PdfWriter.letter(sample, patient, author, now);
        return switch (sample.form()) {
            case CDA_PDF -> CdaWriter.around(letter, sample, head);
            case CDA_PAPER -> CdaWriter.around(PdfWriter.paper(letter), sample, head);
            case PAPER_PDF -> PdfWriter.paper(letter);
            case JPEG -> PdfWriter.picture(letter, "jpg");
            case PNG -> PdfWriter.picture(letter, "png");
            case TIFF -> PdfWriter.picture(letter, "tif");
            default -> letter;
        };
    }

    private static String mediaType(SampleDocument.Form form) {
        return switch (form) {
            case CDA_STRUCTURED, CDA_PDF, CDA_PAPER -> "application/xml";
            case FHIR_DOCUMENT -> "application/fhir+json";
            case PDF, PAPER_PDF -> "application/pdf";
            case JPEG -> "image/jpeg";
            case PNG -> "image/png";
            case TIFF -> "image/tiff";
            case TEXT -> "text/plain";
            case XDM -> "application/zip";
        };
    }

    private static String format(SampleDocument sample) {
        return switch (sample.form()) {
            case CDA_PDF, CDA_PAPER -> "urn:ihe:iti:xds-sd:pdf:2008";
            case CDA_STRUCTURED, XDM -> sample.type().equals("11502-2") ? "urn:ihe:lab:xd-lab:2008"
                    : "urn:asipSante:modelesHorsProfils:2011";
            default -> "urn:ihe:iti:xds:2017:mimeTypeSufficient";
        };
    }

    /** A Composition and its patient, in a Bundle of type document. */
    private byte[] fhirDocument(SampleDocument sample, CdaWriter.Head head) {
        String sections = String.join(",", sample.blocks(now).stream().map(SampleWriter::words).map(text -> """
                {"text": {"status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">%s</div>"}}"""
                .formatted(CdaWriter.escape(text).replace("&quot;", "'"))).toList());
        return """
                {"resourceType": "Bundle", "type": "document", "timestamp": "%s",
                 "identifier": {"system": "urn:ietf:rfc:3986", "value": "urn:oid:%s"},
                 "entry": [
                  {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000001", "resource": {"resourceType": "Composition",
                   "status": "final", "title": "%s", "date": "%s",
                   "type": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                   "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000002"},
                   "author": [{"reference": "urn:uuid:00000000-0000-4000-8000-000000000003"}],
                   "section": [%s]}},
                  {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000002", "resource": {"resourceType": "Patient",
                   "identifier": [{"system": "urn:oid:%s", "value": "%s"}],
                   "name": [{"use": "official", "family": "%s", "given": ["%s"]}], "birthDate": "%s"}},
                  {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000003", "resource": {"resourceType": "Practitioner",
                   "identifier": [{"system": "urn:oid:1.2.250.1.71.4.2.1", "value": "%s"}],
                   "name": [{"family": "%s", "given": ["%s"]}]}}]}
                """.formatted(head.writtenAt(), head.id(), sample.title(), head.writtenAt(), sample.type(), sections,
                head.patient().oid(), head.patient().ins(), head.patient().family(), head.patient().given(),
                head.patient().birthDate(), head.author().id(), head.author().family(), head.author().given())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String words(Block block) {
        return switch (block) {
            case Block.Heading(String text) -> text;
            case Block.Paragraph(String text) -> text;
            case Block.Item(String text) -> text;
            case Block.Table(var rows) -> String.join("; ", rows.stream().map(row -> String.join(" ", row)).toList());
        };
    }

}
