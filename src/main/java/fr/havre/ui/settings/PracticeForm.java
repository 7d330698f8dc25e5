package fr.havre.ui.settings;

import fr.havre.record.RecordSettings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Who we are for the record, as it is typed. */
final class PracticeForm {
    private final StringProperty organisation = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty facility = new SimpleStringProperty("");
    private final StringProperty setting = new SimpleStringProperty("");
    private final StringProperty national = new SimpleStringProperty("");
    private final StringProperty family = new SimpleStringProperty("");
    private final StringProperty given = new SimpleStringProperty("");
    private final StringProperty specialty = new SimpleStringProperty("");

    void show(RecordSettings.Practice practice) {
        organisation.set(practice.organisation());
        name.set(practice.name());
        facility.set(practice.facilityType());
        setting.set(practice.practiceSetting());
    }

    void show(RecordSettings.Professional professional) {
        national.set(professional.national());
        family.set(professional.family());
        given.set(professional.given());
        specialty.set(professional.specialty());
    }

    RecordSettings.Practice practice() {
        return new RecordSettings.Practice(organisation.get().strip(), name.get().strip(), facility.get(), setting.get());
    }

    RecordSettings.Professional professional() {
        return new RecordSettings.Professional(national.get().strip(), family.get().strip(), given.get().strip(), specialty.get());
    }

    /** {@code 1} and the FINESS number, or {@code 3} and the SIRET. */
    StringProperty organisationProperty() {
        return organisation;
    }

    StringProperty nameProperty() {
        return name;
    }

    /** A code of J02. */
    StringProperty facilityProperty() {
        return facility;
    }

    /** A code of J04. */
    StringProperty settingProperty() {
        return setting;
    }

    /** {@code 8} and the RPPS number. */
    StringProperty nationalProperty() {
        return national;
    }

    StringProperty familyProperty() {
        return family;
    }

    StringProperty givenProperty() {
        return given;
    }

    /** A code of J01. */
    StringProperty specialtyProperty() {
        return specialty;
    }
}
