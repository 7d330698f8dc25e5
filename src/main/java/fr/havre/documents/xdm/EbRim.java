package fr.havre.documents.xdm;

import fr.havre.documents.Author;
import fr.havre.documents.CodedValue;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import java.util.List;
import java.util.Optional;

/** Elements of ebRIM 3.0 as text, in the order of its schema. One use, one thread. */
final class EbRim {
    private static final String OBJECT_TYPE = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:";

    private final StringBuilder out = new StringBuilder(8 << 10);
    private int numbered;

    EbRim raw(String text) {
        out.append(text);
        return this;
    }

    /** Values that are empty are left out, a slot without values too. */
    EbRim slot(String name, List<String> values) {
        List<String> said = values.stream().filter(value -> !value.isEmpty()).toList();
        if (said.isEmpty()) return this;
        raw("<Slot name=\"").raw(name).raw("\"><ValueList>");
        said.forEach(value -> raw("<Value>").raw(escaped(value)).raw("</Value>"));
        return raw("</ValueList></Slot>\n");
    }

    EbRim slot(String name, String value) {
        return slot(name, List.of(value));
    }

    EbRim name(String value) {
        return raw("<Name><LocalizedString xml:lang=\"fr-FR\" charset=\"UTF-8\" value=\"").raw(escaped(value))
                .raw("\"/></Name>\n");
    }

    EbRim code(String object, String scheme, Optional<CodedValue> code) {
        code.ifPresent(value -> classification(object, scheme, value.code())
                .slot("codingScheme", value.system()).name(value.label()).raw("</Classification>\n"));
        return this;
    }

    /** ITI TF-3 4.2.3.1.4.2: institution, person, specialty. */
    EbRim author(String object, String scheme, Author author) {
        return classification(object, scheme, "").slot("authorInstitution", institution(author.organisation()))
                .slot("authorPerson", person(author))
                .slot("authorSpecialty", author.specialty()
                        .map(code -> code.code() + "^" + plain(code.label()) + "^" + code.system()).orElse(""))
                .raw("</Classification>\n");
    }

    private EbRim classification(String object, String scheme, String code) {
        return raw("<Classification id=\"").raw(next()).raw("\" classificationScheme=\"urn:uuid:").raw(scheme)
                .raw("\" classifiedObject=\"").raw(object).raw("\" nodeRepresentation=\"").raw(escaped(code))
                .raw("\" objectType=\"" + OBJECT_TYPE + "Classification\">");
    }

    /** The classification that says what an object is. */
    EbRim node(String object, String node) {
        return raw("<Classification id=\"").raw(next()).raw("\" classifiedObject=\"").raw(object)
                .raw("\" classificationNode=\"urn:uuid:").raw(node)
                .raw("\" objectType=\"" + OBJECT_TYPE + "Classification\"/>\n");
    }

    EbRim externalId(String object, String scheme, String meaning, String value) {
        return raw("<ExternalIdentifier id=\"").raw(next()).raw("\" registryObject=\"").raw(object)
                .raw("\" identificationScheme=\"urn:uuid:").raw(scheme).raw("\" value=\"").raw(escaped(value))
                .raw("\" objectType=\"" + OBJECT_TYPE + "ExternalIdentifier\">").name(meaning)
                .raw("</ExternalIdentifier>\n");
    }

    EbRim association(String type, String from, String to, boolean member) {
        raw("<Association id=\"").raw(next()).raw("\" associationType=\"urn:").raw(type).raw("\" sourceObject=\"")
                .raw(from).raw("\" targetObject=\"").raw(escaped(to))
                .raw("\" objectType=\"" + OBJECT_TYPE + "Association\">");
        if (member) slot("SubmissionSetStatus", "Original");
        return raw("</Association>\n");
    }

    private String next() {
        return "n" + ++numbered;
    }

    /** XON: name, assigning authority, kind of identifier, identifier. */
    private static String institution(Organisation organisation) {
        if (organisation.name().isEmpty()) return "";
        return plain(organisation.name()) + organisation.id().map(id -> "^^^^^&" + plain(id.root()) + "&ISO^IDNST^^^"
                + plain(id.extension())).orElse("");
    }

    /** XCN: identifier, family name, given name, assigning authority, type of name, kind of identifier. */
    private static String person(Author author) {
        if (author.familyName().isEmpty()) return "";
        Optional<Identifier> id = author.id();
        return id.map(Identifier::extension).map(EbRim::plain).orElse("") + "^" + plain(author.familyName()) + "^"
                + plain(author.givenName()) + "^^^^^^" + id.map(each -> "&" + plain(each.root()) + "&ISO").orElse("")
                + "^D^^^" + (id.isPresent() ? "IDNPS" : "");
    }

    /** What separates the parts of an HL7 v2 value cannot be in one. */
    static String plain(String text) {
        return text.replaceAll("[\\^&~|\\\\\\s]+", " ").strip();
    }

    /** For a text or an attribute; what XML cannot hold is a blank. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> {
                    boolean held = c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
                    safe.appendCodePoint(held ? c : ' ');
                }
            }
        });
        return safe.toString();
    }

    @Override public String toString() {
        return out.toString();
    }
}
