package fr.havre.cli.demo;

import fr.havre.OpenVault;
import fr.havre.documents.writing.LetterTemplate;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.Written;
import fr.havre.patients.PatientId;
import fr.havre.ui.WritingDesk;
import java.util.Map;

/** A letter that waits to be signed. */
final class DemoWriting {
    private final OpenVault vault;
    private final Map<String, PatientId> patients;

    DemoWriting(OpenVault vault, Map<String, PatientId> patients) {
        this.vault = vault;
        this.patients = patients;
    }

    void fill() {
        WritingDesk desk = vault.writing().orElseThrow();
        LetterTemplate template = desk.templates().named(vault.session(), "Remerciements").orElseThrow();
        Written letter = Written.letter(patients.get("lefevre"), template.type(), template.title())
                .withText(template.title(), template.body());
        Writing begun = desk.writings().begin(vault.session(), desk.fields().fill(vault.session(), letter, Map.of()));
        desk.writings().give(vault.session(), begun.id(), begun.version());
    }
}
