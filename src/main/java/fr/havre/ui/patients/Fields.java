package fr.havre.ui.patients;

import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient.Contact;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the fields of a form, as it is typed: perhaps wrong, perhaps unfinished. Never printed. */
public record Fields(Map<Field, String> texts) {
    /** Nothing typed. */
    public static final Fields EMPTY = new Fields(Map.of());

    public Fields {
        texts = Map.copyOf(texts);
    }

    /** What a patient is known by. */
    static Fields of(Traits traits, UsedNames used, Contact contact) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        texts.put(Field.BIRTH_NAME, traits.birthName());
        texts.put(Field.GIVEN_NAMES, traits.givenNames());
        texts.put(Field.BIRTH_DATE, traits.birthDate().map(PatientWords::date).orElse(""));
        texts.put(Field.SEX, traits.sex() == Sex.UNKNOWN ? "" : traits.sex().code());
        texts.put(Field.BIRTH_PLACE, traits.birthPlace().orElse(""));
        texts.put(Field.USED_NAME, used.name().orElse(""));
        texts.put(Field.USED_GIVEN_NAME, used.givenName().orElse(""));
        texts.put(Field.PHONE, contact.phone().orElse(""));
        texts.put(Field.EMAIL, contact.email().orElse(""));
        texts.put(Field.ADDRESS, contact.address().orElse(""));
        return new Fields(texts);
    }

    /** What a document says of its patient: to be looked over. */
    static Fields of(ClaimedIdentity said) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        texts.put(Field.BIRTH_NAME, said.birthFamilyName().isEmpty() ? said.usedFamilyName() : said.birthFamilyName());
        texts.put(Field.GIVEN_NAMES, Stream.of(said.birthGivenNames(), said.firstBirthGivenName(), said.usedGivenName())
                .filter(name -> !name.isBlank()).findFirst().orElse(""));
        texts.put(Field.BIRTH_DATE, said.birthDate().map(date -> PatientWords.date(PartialDate.of(date.firstDay()))).orElse(""));
        texts.put(Field.SEX, said.sex().filter(sex -> sex != Sex.UNKNOWN).map(Sex::code).orElse(""));
        texts.put(Field.BIRTH_PLACE, said.birthPlaceCog());
        texts.put(Field.USED_NAME, said.birthFamilyName().isEmpty() ? "" : said.usedFamilyName());
        return new Fields(texts);
    }

    public String get(Field field) {
        return texts.getOrDefault(field, "");
    }

    Fields with(Field field, String text) {
        Map<Field, String> changed = new EnumMap<>(Field.class);
        changed.putAll(texts);
        changed.put(field, text);
        return new Fields(changed);
    }

    Optional<PartialDate> birthDate() {
        return PartialDate.ofTyped(get(Field.BIRTH_DATE));
    }

    Sex sex() {
        return Sex.parse(get(Field.SEX)).orElse(Sex.UNKNOWN);
    }

    /**
     * What will be kept.
     *
     * @throws fr.havre.patients.PatientException if a trait cannot be so
     */
    Patients.Draft draft() {
        return new Patients.Draft(new Traits(get(Field.BIRTH_NAME), get(Field.GIVEN_NAMES), birthDate(), sex(),
                filled(Field.BIRTH_PLACE).map(String::strip)), new UsedNames(filled(Field.USED_NAME), filled(Field.USED_GIVEN_NAME)),
                new Contact(filled(Field.PHONE), filled(Field.ADDRESS), filled(Field.EMAIL)));
    }

    private Optional<String> filled(Field field) {
        return Optional.of(get(field)).filter(text -> !text.isBlank());
    }

    /** Where the two are not the same; spaces around a text do not count. */
    Set<Field> differing(Fields other) {
        return Stream.of(Field.values()).filter(field -> !get(field).strip().equals(other.get(field).strip()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
    }

    boolean blank() {
        return List.copyOf(texts.values()).stream().allMatch(String::isBlank);
    }

    @Override public String toString() {
        return "Fields[…]";
    }
}
