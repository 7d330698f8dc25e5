package fr.havre.record.mhd;

import fr.havre.documents.CodedValue;
import fr.havre.patients.ClaimedIns;
import fr.havre.record.RemoteDocument;
import fr.havre.record.RemoteDocument.Status;
import fr.havre.record.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads a DocumentReference, whatever it lacks: only {@code id} is indispensable, because without it nothing can be
 * done with
 * the entry (PDSm 3.1.1 comprehensive, and what servers and the guide's own examples make of it).
 */
final class EntryReader {
    private static final Pattern CONDITIONAL = Pattern.compile("Patient\\?identifier=(?:urn:oid:)?([0-9.]+)(?:\\||%7C)(\\w{1,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> CONFIDENTIALITY = Set.of("N", "R", "V");
    private static final Pattern BARE_OID = Pattern.compile("[0-2](\\.[0-9]+)+");
    private static final Pattern HEX_SHA1 = Pattern.compile("[0-9a-fA-F]{40}");

    private final CodeSystems systems;

    EntryReader(CodeSystems systems) {
        this.systems = systems;
    }

    Optional<RemoteDocument> read(JsonNode entry) {
        Optional<String> id = Node.text(entry, "id");
        if (!Node.is(entry, "DocumentReference") || id.isEmpty()) return Optional.empty();
        Map<String, JsonNode> contained = contained(entry);
        JsonNode attachment = entry.path("content").path(0).path("attachment");
        Optional<String> uniqueId = uniqueId(entry.path("masterIdentifier"));
        return Optional.of(new RemoteDocument(id.get(), Node.text(entry.path("meta"), "versionId"), uniqueId,
                logicalId(entry, uniqueId), status(entry), patients(entry, contained),
                description(entry, contained, attachment),
                hidden(entry), archived(entry), replaces(entry), Node.text(attachment, "contentType"),
                Node.number(attachment, "size"), sha1(attachment), Node.text(attachment, "url")));
    }

    private RemoteDocument.Description description(JsonNode entry, Map<String, JsonNode> contained,
            JsonNode attachment) {
        JsonNode context = entry.path("context");
        Optional<CodedValue> type = coding(entry.path("type"));
        return new RemoteDocument.Description(
                Node.text(attachment, "title").or(() -> Node.text(entry, "description"))
                        .or(() -> type.map(CodedValue::label)).orElse(""),
                type, coding(entry.path("category").path(0)), oneCoding(entry.path("content").path(0).path("format")),
                confidentiality(entry),
                Node.moment(attachment, "creation").or(() -> Node.moment(entry, "date")),
                Node.moment(context.path("period"), "start"), authors(entry, contained));
    }

    private static Map<String, JsonNode> contained(JsonNode entry) {
        Map<String, JsonNode> byReference = new HashMap<>();
        for (JsonNode each : entry.path("contained")) Node.text(each, "id")
                .ifPresent(id -> byReference.put("#" + id, each));
        return byReference;
    }

    private static Status status(JsonNode entry) {
        return switch (Node.text(entry, "status").orElse("")) {
            case "current" -> Status.CURRENT;
            case "superseded" -> Status.SUPERSEDED;
            case "entered-in-error" -> Status.ENTERED_IN_ERROR;
            default -> Status.UNKNOWN;
        };
    }

    /** {@code urn:oid:…} under the URI system, or root and extension; a bare OID becomes a URN. */
    private static Optional<String> uniqueId(JsonNode identifier) {
        return Node.text(identifier, "value").map(value -> {
            String system = Node.text(identifier, "system").orElse("");
            if (BARE_OID.matcher(value).matches()) return "urn:oid:" + value;
            return system.startsWith("urn:oid:") ? system + "^" + value : value;
        });
    }

    private static Optional<String> logicalId(JsonNode entry, Optional<String> uniqueId) {
        for (JsonNode each : entry.path("identifier")) {
            Optional<String> value = uniqueId(each);
            if (value.isPresent() && !value.equals(uniqueId)) return value;
        }
        return Optional.empty();
    }

    /**
     * Every INS the entry names as its patient: in the subject, or in the contained patient it or sourcePatientInfo
     * points to.
     */
    private List<ClaimedIns> patients(JsonNode entry, Map<String, JsonNode> contained) {
        Set<ClaimedIns> found = new LinkedHashSet<>();
        for (JsonNode reference : List.of(entry.path("subject"), entry.path("context").path("sourcePatientInfo"))) {
            claimed(reference.path("identifier")).ifPresent(found::add);
            String target = Node.text(reference, "reference").orElse("");
            Matcher conditional = CONDITIONAL.matcher(target);
            if (conditional.find()) found.add(new ClaimedIns(conditional.group(2), conditional.group(1)));
            JsonNode patient = contained.get(target);
            if (patient != null) patient.path("identifier").forEach(each -> claimed(each).ifPresent(found::add));
        }
        return List.copyOf(found);
    }

    private Optional<ClaimedIns> claimed(JsonNode identifier) {
        Optional<String> value = Node.text(identifier, "value");
        Optional<String> oid = Node.text(identifier, "system").map(systems::oid).filter(ClaimedIns::isInsOid);
        return value.isPresent() && oid.isPresent() ? Optional.of(new ClaimedIns(value.get(), oid.get()))
                : Optional.empty();
    }

    private Optional<CodedValue> coding(JsonNode concept) {
        for (JsonNode each : concept.path("coding")) {
            Optional<CodedValue> read = oneCoding(each);
            if (read.isPresent()) return read;
        }
        return Optional.empty();
    }

    private Optional<CodedValue> oneCoding(JsonNode coding) {
        return Node.text(coding, "code").map(code -> new CodedValue(code,
                systems.oid(Node.text(coding, "system").orElse("")),
                Node.text(coding, "display").orElse("")));
    }

    private static Optional<String> confidentiality(JsonNode entry) {
        return labels(entry).stream().filter(CONFIDENTIALITY::contains).findFirst();
    }

    private static Set<Visibility> hidden(JsonNode entry) {
        Set<Visibility> hidden = EnumSet.noneOf(Visibility.class);
        List<String> labels = labels(entry);
        Arrays.stream(Visibility.values()).filter(each -> labels.contains(each.code())).forEach(hidden::add);
        return hidden;
    }

    private static List<String> labels(JsonNode entry) {
        List<String> codes = new ArrayList<>();
        for (JsonNode label : entry.path("securityLabel")) {
            for (JsonNode each : label.path("coding")) Node.text(each, "code").ifPresent(codes::add);
        }
        return codes;
    }

    /** The extension's address changed between versions of the profile: its last word did not. */
    static boolean isArchivedExtension(JsonNode extension) {
        String url = Node.text(extension, "url").orElse("").toLowerCase(Locale.ROOT).replace("-", "");
        return url.endsWith("isarchived");
    }

    private static boolean archived(JsonNode entry) {
        for (JsonNode each : entry.path("extension")) {
            if (isArchivedExtension(each)) return Node.isTrue(each, "valueBoolean");
        }
        return false;
    }

    private static List<String> replaces(JsonNode entry) {
        List<String> found = new ArrayList<>();
        for (JsonNode each : entry.path("relatesTo")) {
            if (!Node.text(each, "code").equals(Optional.of("replaces"))) continue;
            JsonNode target = each.path("target");
            uniqueId(target.path("identifier")).ifPresent(found::add);
            Node.text(target, "reference").map(reference -> Node.idOf(reference, "DocumentReference").orElse(reference))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static List<String> authors(JsonNode entry, Map<String, JsonNode> contained) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode each : entry.path("author")) {
            JsonNode author = contained.get(Node.text(each, "reference").orElse(""));
            Node.text(each, "display").or(() -> author == null ? Optional.empty() : name(author, contained))
                    .ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    private static Optional<String> name(JsonNode who, Map<String, JsonNode> contained) {
        if (Node.is(who, "PractitionerRole")) {
            JsonNode person = contained.get(Node.text(who.path("practitioner"), "reference").orElse(""));
            Optional<String> named = person == null ? Optional.empty() : name(person, contained);
            return named.or(() -> Node.text(who.path("practitioner"), "display"))
                    .or(() -> Node.text(who.path("organization"), "display"));
        }
        if (who.path("name").isString()) return Node.text(who, "name");
        JsonNode name = who.path("name").path(0);
        List<String> parts = new ArrayList<>();
        for (JsonNode given : name.path("given")) if (given.isString()) parts.add(given.stringValue());
        Node.text(name, "family").ifPresent(parts::add);
        return parts.isEmpty() ? Node.text(name, "text") : Optional.of(String.join(" ", parts));
    }

    /** FHIR writes the 20 bytes in base64; XDS wrote them in hexadecimal, and some write that in base64. */
    private static Optional<String> sha1(JsonNode attachment) {
        return Node.text(attachment, "hash").flatMap(hash -> {
            if (HEX_SHA1.matcher(hash).matches()) return Optional.of(hash.toLowerCase(Locale.ROOT));
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(hash);
                if (bytes.length == 20) return Optional.of(HexFormat.of().formatHex(bytes));
                String hex = new String(bytes, StandardCharsets.US_ASCII);
                return HEX_SHA1.matcher(hex).matches() ? Optional.of(hex.toLowerCase(Locale.ROOT)) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
