package fr.havre.cli;

import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a command is told of a patient: as options, or as one JSON object from a file or the standard input, so that no
 * name need stand in a list of processes. An option wins over the object; what neither says stays as it was.
 */
final class PatientFields {
    private static final Set<String> KNOWN = Set.of("birthName", "givenNames", "birthDate", "sex", "birthPlace",
            "usedName", "usedGivenName", "phone", "address", "email");
    private static final int LONGEST_FILE_BYTES = 1 << 20;

    @Option(names = "--birth-name", paramLabel = "TEXT", descriptionKey = "patient.birth-name")
    private Optional<String> birthName = Optional.empty();
    @Option(names = "--given-names", paramLabel = "TEXT", descriptionKey = "patient.given-names")
    private Optional<String> givenNames = Optional.empty();
    @Option(names = "--birth-date", paramLabel = "DATE", descriptionKey = "patient.birth-date")
    private Optional<String> birthDate = Optional.empty();
    @Option(names = "--sex", paramLabel = "F|M", descriptionKey = "patient.sex")
    private Optional<String> sex = Optional.empty();
    @Option(names = "--birth-place", paramLabel = "CODE", descriptionKey = "patient.birth-place")
    private Optional<String> birthPlace = Optional.empty();
    @Option(names = "--used-name", paramLabel = "TEXT", descriptionKey = "patient.used-name")
    private Optional<String> usedName = Optional.empty();
    @Option(names = "--used-given-name", paramLabel = "TEXT", descriptionKey = "patient.used-given-name")
    private Optional<String> usedGivenName = Optional.empty();
    @Option(names = "--phone", paramLabel = "TEXT", descriptionKey = "patient.phone")
    private Optional<String> phone = Optional.empty();
    @Option(names = "--address", paramLabel = "TEXT", descriptionKey = "patient.address")
    private Optional<String> address = Optional.empty();
    @Option(names = "--email", paramLabel = "TEXT", descriptionKey = "patient.email")
    private Optional<String> email = Optional.empty();
    @Option(names = "--from", paramLabel = "FILE|-", descriptionKey = "patient.from")
    private Optional<String> from = Optional.empty();

    /** The patient as it shall be, {@code before} being what it is. */
    Patients.Draft over(Optional<Patient> before, Terminal terminal) {
        JsonNode given = from.map(source -> read(source, terminal)).orElseGet(Reply::emptyJson);
        Optional<Traits> traits = before.map(Patient::traits);
        Optional<Patient.UsedNames> used = before.map(Patient::used);
        Optional<Patient.Contact> contact = before.map(Patient::contact);
        return new Patients.Draft(new Traits(
                said(birthName, given, "birthName", traits.map(Traits::birthName)).orElse(""),
                said(givenNames, given, "givenNames", traits.map(Traits::givenNames)).orElse(""),
                said(birthDate, given, "birthDate", traits.flatMap(Traits::birthDate).map(PartialDate::iso))
                .map(PatientFields::date),
                said(sex, given, "sex", traits.map(each -> each.sex().code())).map(PatientFields::sexOf)
                        .orElse(Sex.UNKNOWN),
                said(birthPlace, given, "birthPlace", traits.flatMap(Traits::birthPlace))),
                new Patient.UsedNames(said(usedName, given, "usedName", used.flatMap(Patient.UsedNames::name)),
                        said(usedGivenName, given, "usedGivenName", used.flatMap(Patient.UsedNames::givenName))),
                new Patient.Contact(said(phone, given, "phone", contact.flatMap(Patient.Contact::phone)),
                        said(address, given, "address", contact.flatMap(Patient.Contact::address)),
                        said(email, given, "email", contact.flatMap(Patient.Contact::email))));
    }

    private static Optional<String> said(Optional<String> option, JsonNode given, String key, Optional<String> before) {
        Optional<String> said = option.or(() -> Optional.ofNullable(given.get(key)).map(JsonNode::asString))
                .or(() -> before);
        return said.filter(text -> !text.isBlank());
    }

    private static ObjectNode read(String source, Terminal terminal) {
        try {
            if (!source.equals("-") && Files.size(Path.of(source)) > LONGEST_FILE_BYTES) {
                throw new CommandRefusedException(Code.INPUT_TOO_LONG);
            }
            String text = source.equals("-") ? terminal.rest() : Files.readString(Path.of(source));
            if (JsonMapper.shared().readTree(text) instanceof ObjectNode object && KNOWN.containsAll(object.propertyNames())
                    && object.values().stream().allMatch(JsonNode::isString)) return object;
            throw new CommandRefusedException(Code.INPUT_NOT_UNDERSTOOD);
        } catch (JacksonException e) {
            throw new CommandRefusedException(Code.INPUT_NOT_UNDERSTOOD);
        } catch (IOException e) {
            throw new CommandRefusedException(Code.FILE_NOT_READABLE);
        }
    }

    /** As people write it in France, or ISO. */
    static PartialDate date(String typed) {
        String iso = typed.strip().replaceFirst("^(\\d{2})[/.](\\d{2})[/.](\\d{4})$", "$3-$2-$1")
                .replaceFirst("^(\\d{2})[/.](\\d{4})$", "$2-$1");
        return PartialDate.parse(iso).filter(date -> !date.hasTime())
                .orElseThrow(() -> new CommandRefusedException(Code.DATE_NOT_UNDERSTOOD));
    }

    private static Sex sexOf(String typed) {
        return Sex.parse(typed).orElseThrow(() -> new CommandRefusedException(Code.INPUT_NOT_UNDERSTOOD));
    }
}
