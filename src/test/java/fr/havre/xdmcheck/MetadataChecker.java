package fr.havre.xdmcheck;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The list: ebRIM 3.0 as ITI TF-3 4.2 wants it, and what it says of the files beside it. */
final class MetadataChecker {
    private static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String SET_NODE = "urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd";
    private static final String STABLE = "urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1";
    private static final String HAS_MEMBER = "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember";
    private static final String RPLC = "urn:ihe:iti:2007:AssociationType:RPLC";
    private static final Pattern TIME = Pattern.compile("\\d{4}(\\d{2}){0,5}");
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");
    /** CX of an INS: number, authority, type of identifier. */
    private static final Pattern INS = Pattern.compile("\\d[0-9AB]{14}\\^\\^\\^&1\\.2\\.250\\.1\\.213\\.1\\.4\\.\\d{1,2}&ISO\\^NH");
    private static final Pattern PERSON = Pattern.compile("[^^]+\\^[^^]+\\^[^^]*\\^{6}&[0-9.]+&ISO\\^D\\^\\^\\^IDNPS");
    private static final Pattern INSTITUTION = Pattern.compile("[^^]+(\\^{5}&[0-9.]+&ISO\\^IDNST\\^\\^\\^[^^]+)?");
    private static final List<Scheme> DOCUMENT_CODES = List.of(new Scheme("class", "41a5887f-8865-4c09-adf7-e362475b143a", 1, 1),
            new Scheme("type", "f0306f51-975f-434e-a61c-c59651d33983", 1, 1),
            new Scheme("format", "a09d5840-386c-46f2-b5ad-9c3699a4309d", 1, 1),
            new Scheme("facility", "f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1", 1, 1),
            new Scheme("practice setting", "cccf5598-8b07-4b77-a05e-ae952c785ead", 1, 1),
            new Scheme("confidentiality", "f4f85eac-e6cb-4883-b524-f2705394840f", 1, 9),
            new Scheme("event", "2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4", 0, 99));
    private static final String DOCUMENT_AUTHOR = "93606bcf-9494-43ec-9b4e-a7748d1a838d";
    private static final String DOCUMENT_PATIENT = "58a6f841-87b3-4a3e-92fd-a8ffeff98427";
    private static final String DOCUMENT_ID = "2e82c1f6-a085-4c72-9da3-8640a32e42ab";
    private static final String SET_AUTHOR = "a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d";
    private static final Scheme SET_CONTENT = new Scheme("content type", "aa543740-bdda-424e-8c96-df4873be8500", 1, 1);
    private static final String SET_ID = "96fdda7c-d067-4183-912e-bf5ee74998a8";
    private static final String SET_SOURCE = "554ac39e-e3fe-47fe-b233-965d2a147832";
    private static final String SET_PATIENT = "6b5aea1a-874d-4603-a4bc-96a0a7b38446";

    private record Scheme(String name, String scheme, int least, int most) { }

    private final Element request;
    private final Map<String, byte[]> files;
    private final List<String> findings;
    private final Set<String> patients = new HashSet<>();
    private final Set<String> unique = new HashSet<>();

    MetadataChecker(Element request, Map<String, byte[]> files, List<String> findings) {
        this.request = request;
        this.files = files;
        this.findings = findings;
    }

    private void say(boolean right, String finding) {
        if (!right) findings.add(finding);
    }

    void check() {
        say(LCM.equals(request.getNamespaceURI()) && "SubmitObjectsRequest".equals(request.getLocalName()), "METADATA root");
        List<Element> lists = Xml.children(request, "RegistryObjectList");
        say(lists.size() == 1 && RIM.equals(lists.getFirst().getNamespaceURI()), "METADATA list of objects");
        if (lists.isEmpty()) return;
        ids();
        List<Element> sets = Xml.children(lists.getFirst(), "RegistryPackage").stream().filter(this::isSet).toList();
        say(sets.size() == 1, "SET there are " + sets.size());
        List<Element> documents = Xml.children(lists.getFirst(), "ExtrinsicObject");
        say(!documents.isEmpty(), "ENTRY there is none");
        sets.forEach(this::set);
        documents.forEach(this::document);
        say(patients.size() == 1, "PATIENT several in one set");
        files(documents);
        if (sets.size() == 1) associations(sets.getFirst(), documents, Xml.children(lists.getFirst(), "Association"));
    }

    private void ids() {
        Set<String> seen = new HashSet<>();
        for (Element each : Xml.all(request, "*")) {
            if (each.hasAttribute("id")) say(seen.add(each.getAttribute("id")), "ID twice: " + each.getAttribute("id"));
        }
    }

    private boolean isSet(Element set) {
        return Xml.children(set, "Classification").stream().anyMatch(each -> each.getAttribute("classificationNode").equals(SET_NODE)
                && each.getAttribute("classifiedObject").equals(set.getAttribute("id")));
    }

    private void set(Element set) {
        time(set, "submissionTime", true);
        name(set, "SET");
        code(set, SET_CONTENT);
        author(set, SET_AUTHOR);
        patient(identifier(set, SET_PATIENT, "XDSSubmissionSet.patientId"));
        id(identifier(set, SET_ID, "XDSSubmissionSet.uniqueId"));
        say(OID.matcher(identifier(set, SET_SOURCE, "XDSSubmissionSet.sourceId")).matches(), "SET source is no OID");
    }

    private void document(Element document) {
        say(document.getAttribute("objectType").equals(STABLE), "ENTRY object type");
        say(document.getAttribute("mimeType").matches("[a-z]+/[a-z0-9.+-]+"), "ENTRY media type");
        name(document, "ENTRY");
        time(document, "creationTime", true);
        time(document, "serviceStartTime", false);
        time(document, "serviceStopTime", false);
        say(one(document, "languageCode").matches("[a-z]{2}(-[A-Z]{2})?"), "ENTRY language");
        patient(one(document, "sourcePatientId"));
        List<String> info = slot(document, "sourcePatientInfo");
        say(info.size() > 1 && info.stream().allMatch(each -> each.matches("PID-\\d+\\|.+")), "ENTRY source patient");
        DOCUMENT_CODES.forEach(each -> code(document, each));
        author(document, DOCUMENT_AUTHOR);
        patient(identifier(document, DOCUMENT_PATIENT, "XDSDocumentEntry.patientId"));
        String id = identifier(document, DOCUMENT_ID, "XDSDocumentEntry.uniqueId");
        id(id);
        content(document, id);
    }

    /** What it says of its file, and what the file says of itself. */
    private void content(Element document, String id) {
        byte[] file = files.get(one(document, "URI"));
        if (file == null) {
            findings.add("FILE not there: " + one(document, "URI"));
            return;
        }
        say(one(document, "size").equals(Integer.toString(file.length)), "FILE of another size");
        say(one(document, "hash").equals(sha1(file)), "FILE with another hash");
        if (!document.getAttribute("mimeType").equals("text/xml")) return;
        try {
            List<Element> ids = Xml.children(Xml.parse(file, false), "id");
            String own = ids.isEmpty() ? "" : ids.getFirst().getAttribute("root")
                    + (ids.getFirst().getAttribute("extension").isEmpty() ? "" : "^" + ids.getFirst().getAttribute("extension"));
            say(own.equals(id), "FILE has another identifier than its entry");
        } catch (java.io.IOException e) {
            findings.add("FILE is not XML");
        }
    }

    private void files(List<Element> documents) {
        List<String> named = documents.stream().map(each -> one(each, "URI")).toList();
        say(new HashSet<>(named).size() == named.size(), "FILE of two entries");
        files.keySet().stream().filter(each -> !named.contains(each)).forEach(each -> findings.add("FILE without an entry: " + each));
    }

    private void associations(Element set, List<Element> documents, List<Element> associations) {
        Set<String> ids = new HashSet<>();
        documents.forEach(each -> ids.add(each.getAttribute("id")));
        List<String> members = new ArrayList<>();
        for (Element each : associations) {
            String from = each.getAttribute("sourceObject");
            String to = each.getAttribute("targetObject");
            switch (each.getAttribute("associationType")) {
                case HAS_MEMBER -> {
                    say(from.equals(set.getAttribute("id")) && ids.contains(to), "MEMBER of something else");
                    say(slot(each, "SubmissionSetStatus").equals(List.of("Original")), "MEMBER without its status");
                    members.add(to);
                }
                case RPLC -> say(ids.contains(from) && to.matches("urn:(oid|uuid):.+"), "RPLC of something else");
                default -> findings.add("ASSOCIATION " + each.getAttribute("associationType"));
            }
        }
        say(members.size() == ids.size() && ids.equals(new HashSet<>(members)), "MEMBER each once");
    }

    private void name(Element object, String what) {
        say(Xml.children(object, "Name").stream().flatMap(each -> Xml.children(each, "LocalizedString").stream())
                .anyMatch(each -> !each.getAttribute("value").isBlank()), what + " without a title");
    }

    private void time(Element object, String slot, boolean needed) {
        List<String> said = slot(object, slot);
        say(needed ? said.size() == 1 : said.size() < 2, "TIME " + slot);
        said.forEach(each -> say(TIME.matcher(each).matches(), "TIME " + slot));
    }

    private void patient(String said) {
        say(INS.matcher(said).matches(), "PATIENT not as an INS is written");
        patients.add(said);
    }

    /** An OID, or one with an extension (ITI TF-3 4.2.3.2.26). */
    private void id(String said) {
        String[] parts = said.split("\\^", -1);
        boolean right = parts.length <= 2 && OID.matcher(parts[0]).matches() && parts[0].length() <= 64
                && (parts.length == 1 || (!parts[1].isEmpty() && parts[1].length() <= 64));
        say(right, "UNIQUE is no identifier");
        say(unique.add(said), "UNIQUE twice");
    }

    private void code(Element object, Scheme scheme) {
        List<Element> found = classified(object, scheme.scheme());
        say(found.size() >= scheme.least() && found.size() <= scheme.most(), "CODE " + scheme.name() + " " + found.size() + " times");
        for (Element each : found) {
            say(!each.getAttribute("nodeRepresentation").isBlank(), "CODE " + scheme.name() + " is empty");
            say(slot(each, "codingScheme").size() == 1, "CODE " + scheme.name() + " of no list");
            name(each, "CODE " + scheme.name());
        }
    }

    private void author(Element object, String scheme) {
        List<Element> found = classified(object, scheme);
        say(!found.isEmpty(), "AUTHOR there is none");
        for (Element each : found) {
            say(each.getAttribute("nodeRepresentation").isEmpty(), "AUTHOR with a code");
            slot(each, "authorPerson").forEach(said -> say(PERSON.matcher(said).matches(), "AUTHOR person"));
            slot(each, "authorInstitution").forEach(said -> say(INSTITUTION.matcher(said).matches(), "AUTHOR institution"));
            say(slot(each, "authorPerson").size() + slot(each, "authorInstitution").size() > 0, "AUTHOR is nobody");
        }
    }

    private List<Element> classified(Element object, String scheme) {
        return Xml.children(object, "Classification").stream()
                .filter(each -> each.getAttribute("classificationScheme").equals("urn:uuid:" + scheme))
                .filter(each -> each.getAttribute("classifiedObject").equals(object.getAttribute("id"))).toList();
    }

    private String identifier(Element object, String scheme, String meaning) {
        List<Element> found = Xml.children(object, "ExternalIdentifier").stream()
                .filter(each -> each.getAttribute("identificationScheme").equals("urn:uuid:" + scheme))
                .filter(each -> each.getAttribute("registryObject").equals(object.getAttribute("id"))).toList();
        say(found.size() == 1, "IDENTIFIER " + meaning + " " + found.size() + " times");
        if (found.isEmpty()) return "";
        say(Xml.all(found.getFirst(), "LocalizedString").stream().anyMatch(each -> each.getAttribute("value").equals(meaning)),
                "IDENTIFIER without its meaning");
        return found.getFirst().getAttribute("value");
    }

    private String one(Element object, String slot) {
        List<String> values = slot(object, slot);
        say(values.size() == 1, "SLOT " + slot + " " + values.size() + " values");
        return values.isEmpty() ? "" : values.getFirst();
    }

    private List<String> slot(Element object, String name) {
        List<Element> slots = Xml.children(object, "Slot").stream().filter(each -> each.getAttribute("name").equals(name)).toList();
        say(slots.size() < 2, "SLOT " + name + " twice");
        return slots.stream().flatMap(each -> Xml.children(each, "ValueList").stream())
                .flatMap(each -> Xml.children(each, "Value").stream()).map(Element::getTextContent).toList();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes)).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
