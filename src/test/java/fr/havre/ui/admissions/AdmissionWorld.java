package fr.havre.ui.admissions;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.access.Role;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionPieces;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionWish;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import fr.havre.vault.NewPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The front desk of a practice on 25 November 2026, with a woman of a long name, a man, a child. */
final class AdmissionWorld implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String WORDS = "quatre girafes 77 mauves en barque";

    private final Path place;
    private final FrontDoor door;
    private Desk desk;
    private final PatientId marie;
    private final PatientId paul;
    private final PatientId child;

    AdmissionWorld(Path place) {
        this.place = place;
        door = SampleDesk.door(place);
        desk = SampleDesk.open(door, place, 0);
        marie = patient("de La Tour Saint-Martin", "Marie-Antoinette", "1956-02-17", Sex.FEMALE);
        paul = patient("Martin", "Paul", "1971-09-30", Sex.MALE);
        child = patient("Lefèvre", "Zoé", "2019-05-04", Sex.FEMALE);
        desk.unlocked().people().add(NewPerson.of("FD", "Farida Diallo", Role.FRONT_DESK.name(), false), WORDS.toCharArray());
        signIn("FD", WORDS);
    }

    private void signIn(String label, String words) {
        Path vault = place.resolve("vault");
        UUID slot = door.people(vault).stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow().slot();
        desk.close();
        desk = door.unlock(vault, slot, words.toCharArray());
    }

    /** The doctor takes the front desk's place. */
    void doctor() {
        signIn(SampleDesk.DOCTOR, SampleDesk.PASSPHRASE);
    }

    void frontDesk() {
        signIn("FD", WORDS);
    }

    private PatientId patient(String name, String given, String born, Sex sex) {
        return desk.patients().create(desk.session(), new Patients.Draft(new Traits(name, given, PartialDate.parse(born), sex,
                Optional.of("35238"))), Set.of());
    }

    Desk desk() {
        return desk;
    }

    PatientId marie() {
        return marie;
    }

    PatientId paul() {
        return paul;
    }

    PatientId child() {
        return child;
    }

    /** An operation so many days from now. */
    AdmissionFile operation(PatientId patient, int days, Fact... more) {
        EnumSet<Fact> said = EnumSet.of(Fact.SCHEDULED, Fact.SURGERY);
        said.addAll(Set.of(more));
        return desk.admissions().create(desk.session(), patient, new AdmissionSituation("Clinique Saint-Thurial", "Orthopédie",
                "prothèse du genou gauche", TODAY.plusDays(days), Optional.empty(), said, 2));
    }

    /** Every required piece of it. */
    void complete(AdmissionFile file) {
        file.blocking().forEach(piece -> desk.pieces().received(desk.session(), file.admission().id(), piece.key(), "noté",
                Optional.empty()));
    }

    void received(AdmissionFile file, String key) {
        desk.pieces().received(desk.session(), file.admission().id(), PieceKey.of(key), "noté", Optional.empty());
    }

    /** With a document. */
    void filed(AdmissionFile file, String key) {
        try {
            desk.pieces().file(desk.session(), file.admission().id(), PieceKey.of(key), DocumentSource.of(scan(key + ".pdf",
                    "Document " + key)), key + ".pdf", AdmissionPieces.Filing.PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sent, and the hospital has it. */
    Submission received(AdmissionFile file, String address, String name) {
        Submission submission = desk.admissionSending().submit(desk.session(), file.admission().id(), new SubmissionWish(address, name,
                Optional.empty(), true, ""));
        desk.unlocked().database(Compartment.ADMINISTRATIVE).write(tx -> tx.run("UPDATE adm.submission SET state = 'RECEIVED'"
                + " WHERE id = ?", submission.id().value()));
        return submission;
    }

    /** A scan in the practice's folder. */
    Path scan(String name, String text) {
        try {
            return Files.write(Files.createDirectories(place.resolve("desktop")).resolve(name), Pdfs.of(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override public void close() {
        desk.close();
    }
}
