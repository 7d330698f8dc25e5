package fr.havre.directory.fhir;

import fr.havre.directory.Place;
import fr.havre.directory.Professional;
import fr.havre.directory.SecureAddress;
import fr.havre.directory.Specialties;
import fr.havre.directory.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Practitioner, PractitionerRole and Organization of Annuaire Santé as our values. Never fails: leaves out. */
final class EntryReader {
    private static final int MOST = 30;
    private static final String MAILBOX = "as-ext-mailbox-mss-metadata";

    private EntryReader() { }

    /** Empty without an RPPS number, or for somebody who no longer practises. */
    static Optional<Professional> professional(JsonNode practitioner, List<JsonNode> roles, Map<String, JsonNode> structures) {
        Optional<String> rpps = rpps(practitioner);
        if (rpps.isEmpty() || isOver(practitioner)) return Optional.empty();
        JsonNode name = name(practitioner, roles);
        String family = Nodes.text(name, "family");
        if (family.isEmpty()) return Optional.empty();
        List<Place> places = roles.stream().filter(each -> !isOver(each)).limit(MOST)
                .map(each -> place(each, structures)).distinct().toList();
        List<String> professions = labels(practitioner, "TRE_G15", "TRE_R94", "TRE_R95");
        return Optional.of(new Professional(rpps.get(), title(name), family, given(name),
                professions.isEmpty() ? "" : professions.getFirst(), labels(practitioner, "TRE_R38"), places,
                addresses(practitioner)));
    }

    /** Empty without a number, a name, or for one that is closed. */
    static Optional<Structure> structure(JsonNode organization) {
        String name = Nodes.text(organization, "name");
        Optional<String> number = number(organization);
        if (name.isEmpty() || number.isEmpty() || isOver(organization)) return Optional.empty();
        JsonNode address = organization.path("address").path(0);
        return Optional.of(new Structure(number.get(), name, type(organization), line(address),
                Nodes.text(address, "postalCode"), Nodes.text(address, "city"), addresses(organization)));
    }

    private static boolean isOver(JsonNode resource) {
        return resource.path("active").isBoolean() && !resource.path("active").booleanValue();
    }

    private static Place place(JsonNode role, Map<String, JsonNode> structures) {
        Optional<JsonNode> organization = Nodes.idOf(role, "organization", "Organization").map(structures::get);
        if (organization.isEmpty()) return new Place("", "", "", "", "", addresses(role));
        JsonNode address = organization.get().path("address").path(0);
        return new Place(number(organization.get()).orElse(""), Nodes.text(organization.get(), "name"), line(address),
                Nodes.text(address, "postalCode"), Nodes.text(address, "city"), addresses(role));
    }

    /** The RPPS number of 11 digits; the national one is an 8 before it. */
    private static Optional<String> rpps(JsonNode practitioner) {
        for (JsonNode each : practitioner.path("identifier")) {
            String value = Nodes.text(each, "value");
            if (value.matches("\\d{11}") && isOfKind(each, "rpps.esante.gouv.fr", "RPPS")) return Optional.of(value);
            if (value.matches("8\\d{11}") && isOfKind(each, "1.2.250.1.71.4.2.1", "IDNPS")) {
                return Optional.of(value.substring(1));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfKind(JsonNode identifier, String system, String code) {
        if (Nodes.text(identifier, "system").endsWith(system)) return true;
        for (JsonNode each : identifier.path("type").path("coding")) if (Nodes.text(each, "code").equals(code)) return true;
        return false;
    }

    /** FINESS before SIRET before whatever the directory calls it. */
    private static Optional<String> number(JsonNode organization) {
        String best = null;
        int rank = Integer.MAX_VALUE;
        for (JsonNode each : organization.path("identifier")) {
            String value = Nodes.text(each, "value").toUpperCase(Locale.ROOT);
            boolean national = isOfKind(each, "1.2.250.1.71.4.2.2", "IDNST");
            String bare = national && value.matches("[13].{9,14}") ? value.substring(1) : value;
            int here = bare.matches("[0-9][0-9AB][0-9]{7}") ? 1 : bare.matches("\\d{14}") ? 2 : national ? 3 : 4;
            if (bare.matches("[0-9A-Z]{1,20}") && here < rank) {
                best = bare;
                rank = here;
            }
        }
        return Optional.ofNullable(best);
    }

    private static JsonNode name(JsonNode practitioner, List<JsonNode> roles) {
        JsonNode own = practitioner.path("name").path(0);
        if (!Nodes.text(own, "family").isEmpty()) return own;
        for (JsonNode role : roles) {
            for (JsonNode each : role.path("extension")) {
                if (each.path("valueHumanName").isObject()) return each.path("valueHumanName");
            }
        }
        return own;
    }

    private static String given(JsonNode name) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : name.path("given")) {
            if (all.size() < MOST) all.add(Nodes.clean(each.stringValue("")));
        }
        return Nodes.clean(String.join(" ", all));
    }

    private static String title(JsonNode name) {
        for (String part : List.of("suffix", "prefix")) {
            for (JsonNode each : name.path(part)) {
                switch (each.stringValue("").replace(".", "").strip().toUpperCase(Locale.ROOT)) {
                    case "DR" -> { return "Dr"; }
                    case "PR" -> { return "Pr"; }
                    default -> { }
                }
            }
        }
        return "";
    }

    /** French labels of the codes of these lists, ours before the directory's. */
    private static List<String> labels(JsonNode practitioner, String... lists) {
        List<String> labels = new ArrayList<>();
        for (JsonNode qualification : practitioner.path("qualification")) {
            for (JsonNode coding : qualification.path("code").path("coding")) {
                String system = Nodes.text(coding, "system");
                if (labels.size() == MOST || List.of(lists).stream().noneMatch(system::contains)) continue;
                Specialties.practised(Nodes.text(coding, "code")).or(() -> Optional.of(Nodes.text(coding, "display")))
                        .filter(each -> !each.isEmpty() && !labels.contains(each)).ifPresent(labels::add);
            }
        }
        return labels;
    }

    private static String type(JsonNode organization) {
        for (JsonNode type : organization.path("type")) {
            for (JsonNode coding : type.path("coding")) {
                if (Nodes.text(coding, "system").contains("TRE_R02")) {
                    return Specialties.structure(Nodes.text(coding, "code")).orElse(Nodes.text(coding, "display"));
                }
            }
        }
        return "";
    }

    /** The lines of an address; where there are none, the parts that stand beside them. */
    private static String line(JsonNode address) {
        List<String> lines = new ArrayList<>();
        for (JsonNode each : address.path("line")) {
            if (each.isString() && lines.size() < MOST) lines.add(Nodes.clean(each.stringValue()));
        }
        if (lines.isEmpty()) {
            for (JsonNode beside : address.path("_line")) {
                for (JsonNode part : beside.path("extension")) {
                    if (lines.size() < MOST) lines.add(Nodes.text(part, "valueString"));
                }
            }
        }
        return Nodes.clean(String.join(" ", lines));
    }

    /** Mailboxes of the trust space, the preferred first; red-listed ones are never read. */
    private static List<SecureAddress> addresses(JsonNode resource) {
        record Ranked(long rank, SecureAddress address) { }
        List<Ranked> found = new ArrayList<>();
        for (JsonNode telecom : resource.path("telecom")) {
            if (found.size() == MOST || !Nodes.text(telecom, "system").equals("email")) continue;
            mailbox(telecom).ifPresent(each -> found.add(new Ranked(telecom.path("rank").longValue(99), each)));
        }
        return found.stream().sorted(Comparator.comparingLong(Ranked::rank)).map(Ranked::address).toList();
    }

    private static Optional<SecureAddress> mailbox(JsonNode telecom) {
        boolean secure = false;
        JsonNode metadata = null;
        for (JsonNode each : telecom.path("extension")) {
            String url = Nodes.text(each, "url");
            if (url.endsWith("email-type")) secure |= Nodes.text(each.path("valueCoding"), "code").equals("MSSANTE");
            if (url.endsWith(MAILBOX)) metadata = each;
        }
        if (!secure && metadata == null) return Optional.empty();          // the ordinary mail of a reception desk
        return metadata(telecom, metadata);
    }

    private static Optional<SecureAddress> metadata(JsonNode telecom, JsonNode metadata) {
        SecureAddress.Kind kind = SecureAddress.Kind.UNSAID;
        String service = "";
        String description = "";
        String responsible = "";
        if (metadata != null) {
            for (JsonNode each : metadata.path("extension")) {
                switch (Nodes.text(each, "url")) {
                    case "type" -> kind = kind(each.path("valueCodeableConcept").path("coding"));
                    case "service" -> service = Nodes.text(each, "valueString");
                    case "description" -> description = Nodes.text(each, "valueString");
                    case "responsible" -> responsible = Nodes.text(each, "valueString");
                    case "listeRouge" -> { if (!says(each, false)) return Optional.empty(); }
                    case "publication" -> { if (!says(each, true)) return Optional.empty(); }
                    default -> { }
                }
            }
        }
        return SecureAddress.parse(Nodes.text(telecom, "value"), kind, service.isEmpty() ? description : service, responsible);
    }

    /** Whether it says exactly this: a mailbox of which we do not understand whether it is red-listed is not shown. */
    private static boolean says(JsonNode extension, boolean wanted) {
        JsonNode value = extension.path("valueBoolean");
        return value.isBoolean() && value.booleanValue() == wanted;
    }

    private static SecureAddress.Kind kind(JsonNode codings) {
        for (JsonNode each : codings) {
            switch (Nodes.text(each, "code")) {
                case "PER" -> { return SecureAddress.Kind.PER; }
                case "ORG" -> { return SecureAddress.Kind.ORG; }
                case "APP" -> { return SecureAddress.Kind.APP; }
                case "CAB" -> { return SecureAddress.Kind.CAB; }
                default -> { }
            }
        }
        return SecureAddress.Kind.UNSAID;
    }
}
