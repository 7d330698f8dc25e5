package fr.havre.agenda.fhir;

import fr.havre.agenda.calendar.CalendarEvent;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Appointment and Patient of FHIR R4 (FR Core where it says more), with elements that may be missing, wrong or hostile. */
final class Resources {
    private static final int LONGEST = 200;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\s]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final String INS = "urn:oid:";
    private static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
    private static final String GIVEN_NAMES = "birth-list-given-name";

    private Resources() { }

    static boolean is(JsonNode resource, String type) {
        return resource.path("resourceType").stringValue("").equals(type);
    }

    static Optional<String> id(JsonNode resource) {
        return Optional.of(resource.path("id").stringValue("")).filter(id -> ID.matcher(id).matches());
    }

    /** Empty if it has no id, no hours, or more than a week. */
    static Optional<CalendarEvent> event(JsonNode appointment) {
        Optional<Instant> start = moment(appointment.path("start").stringValue(""));
        if (id(appointment).isEmpty() || start.isEmpty()) return Optional.empty();
        long minutes = Math.clamp(appointment.path("minutesDuration").asLong(0), 0, Duration.ofDays(7).toMinutes());
        Instant end = moment(appointment.path("end").stringValue("")).orElse(start.get().plus(Duration.ofMinutes(minutes)));
        if (end.isBefore(start.get()) || Duration.between(start.get(), end).compareTo(Duration.ofDays(7)) > 0) return Optional.empty();
        String status = appointment.path("status").stringValue("");
        boolean gone = status.equals("cancelled") || status.equals("entered-in-error");
        return Optional.of(new CalendarEvent(id(appointment).get(), CalendarEvent.ONLY, start.get(), end, subject(appointment),
                names(appointment, "Practitioner"), gone));
    }

    /** Of those nobody has agreed to yet. */
    static boolean isPlan(JsonNode appointment) {
        String status = appointment.path("status").stringValue("");
        return status.equals("proposed") || status.equals("waitlist");
    }

    private static String subject(JsonNode appointment) {
        Stream<String> what = Stream.of(appointment.path("description").stringValue(""),
                appointment.path("reasonCode").path(0).path("text").stringValue(""),
                appointment.path("serviceType").path(0).path("text").stringValue("")).map(Resources::clean).filter(text -> !text.isEmpty())
                .limit(1);
        return clean(Stream.concat(Stream.of(names(appointment, "Patient")).filter(name -> !name.isEmpty()), what)
                .collect(Collectors.joining(" – ")));
    }

    private static String names(JsonNode appointment, String type) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : appointment.path("participant")) {
            JsonNode actor = each.path("actor");
            if (reference(actor, type).isPresent() && names.size() < 5) names.add(clean(actor.path("display").stringValue("")));
        }
        return names.stream().filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Of the one patient; empty where several come. */
    static Optional<String> patientOf(JsonNode appointment) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : appointment.path("participant")) reference(each.path("actor"), "Patient").ifPresent(all::add);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static Optional<String> reference(JsonNode actor, String type) {
        String[] parts = actor.path("reference").stringValue("").split("/", -1);
        if (parts.length < 2 || !parts[parts.length - 2].equals(type)) return Optional.empty();
        return Optional.of(parts[parts.length - 1]).filter(id -> ID.matcher(id).matches());
    }

    /** What the server says of a person: names of use {@code official} are those of birth. */
    static ClaimedIdentity identity(JsonNode patient) {
        JsonNode official = name(patient, "official");
        JsonNode usual = name(patient, "usual");
        List<String> given = new ArrayList<>();
        for (JsonNode each : official.path("given")) given.add(clean(each.stringValue("")));
        String all = extension(patient, GIVEN_NAMES).path("valueString").stringValue("");
        return new ClaimedIdentity(ins(patient), clean(official.path("family").stringValue("")),
                all.isEmpty() ? String.join(" ", given) : clean(all), given.isEmpty() ? "" : given.getFirst(),
                clean(usual.path("family").stringValue("")), clean(usual.path("given").path(0).stringValue("")),
                PartialDate.parse(patient.path("birthDate").stringValue("")), Sex.parse(patient.path("gender").stringValue("")),
                birthPlace(patient));
    }

    private static Optional<ClaimedIns> ins(JsonNode patient) {
        for (JsonNode each : patient.path("identifier")) {
            String system = each.path("system").stringValue("");
            String oid = system.startsWith(INS) ? system.substring(INS.length()) : "";
            String value = clean(each.path("value").stringValue(""));
            if (ClaimedIns.isInsOid(oid) && !value.isEmpty()) return Optional.of(new ClaimedIns(value, oid));
        }
        return Optional.empty();
    }

    private static String birthPlace(JsonNode patient) {
        JsonNode place = extension(patient, BIRTH_PLACE).path("valueAddress");
        for (JsonNode each : place.path("extension")) {
            String code = each.path("valueCoding").path("code").stringValue("");
            if (code.matches("\\d{5}|2[AB]\\d{3}")) return code;
        }
        return "";
    }

    private static JsonNode extension(JsonNode in, String url) {
        for (JsonNode each : in.path("extension")) if (each.path("url").stringValue("").endsWith(url)) return each;
        return in.path("extension").path("none");
    }

    private static JsonNode name(JsonNode patient, String use) {
        for (JsonNode each : patient.path("name")) if (each.path("use").stringValue("").equals(use)) return each;
        return patient.path("name").path("none");
    }

    /** An {@code instant} has a zone. */
    private static Optional<Instant> moment(String written) {
        try {
            return written.length() > 40 ? Optional.empty() : Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** One line of at most {@value #LONGEST} characters. */
    private static String clean(String text) {
        String cut = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        String line = UNSEEN.matcher(cut).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }
}
