package fr.havre.ui;

import fr.havre.MailPractice;
import fr.havre.MailWorld;
import fr.havre.SampleDesk;
import fr.havre.access.Role;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.submission.Submission;
import fr.havre.documents.Description;
import fr.havre.documents.Pdfs;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.record.RecordSettings;
import fr.havre.ui.shell.Place;
import fr.havre.vault.NewPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;

/**
 * The front desk prepares a scheduled operation by keyboard, offline, from the board to what waits for a professional.
 *
 * <p>How actions are counted: each key pressed is one, a key that is held for another too; a text typed into a field is one,
 * however long; a file picked in the chooser of the desktop is two, its name and Enter.
 */
public final class AdmissionJourney implements AutoCloseable {
    private static final String WORDS = "quatre girafes 77 mauves en barque";
    private static final int CHOOSER = 2;

    private final WholeWindow window;
    private final Path desktop;
    private final List<Step> steps = new ArrayList<>();

    /**
     * One thing a person did.
     *
     * @param actions how many it counts for
     * @param nanos until everything that follows from it stands on screen, by the clock
     * @param fxNanos of them the processor time of the FX thread
     */
    public record Step(String what, int actions, long nanos, long fxNanos) { }

    /** A practice with its front desk signed in. */
    public AdmissionJourney(Path place) {
        window = new WholeWindow(place, 0, new ElsewhereBackground());
        desktop = place.resolve("desktop");
        Desk doctor = window.desk();
        doctor.patients().create(doctor.session(), new Patients.Draft(new Traits("Durandal", "Marie", PartialDate.parse("1962-03-05"),
                Sex.FEMALE, Optional.of("35238"))), Set.of());
        doctor.unlocked().people().add(NewPerson.of("FD", "Farida Diallo", Role.FRONT_DESK.name(), false), WORDS.toCharArray());
        window.signIn("FD", WORDS);
        window.show();
        Screens.on(() -> {
            window.workplace().go(Place.HOME);
            return null;
        });
        window.settle();
    }

    /** From the front desk's first page to the admission that was prepared to be sent. */
    public void run() {
        press(KeyCode.DIGIT7, KeyCode.ALT);
        press(KeyCode.N);
        type("durandal");
        press(KeyCode.ENTER);
        type("Clinique Saint-Thurial");
        press(KeyCode.TAB);
        type("Chirurgie de la main");
        press(KeyCode.TAB);
        type("+10");
        press(KeyCode.TAB);
        type("canal carpien");
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        press(KeyCode.SPACE);
        press(KeyCode.ENTER);
        for (String paper : List.of("carte d'identité", "attestation de droits", "mutuelle")) scan(paper);
        for (String words : List.of("Dr Claire Roussel", "Jean Durandal, son frère, 06 12 34 56 78")) note(words);
        for (String paper : List.of("lettre", "biologie", "bilan", "consentement")) scan(paper);
        press(KeyCode.E);
        type(MailWorld.CONFIRMS);
        press(KeyCode.ENTER);
    }

    /** The doctor sits down, has a mailbox, and files what the front desk left as it is proposed. */
    Desk doctor(MailWorld world) {
        window.signIn(SampleDesk.DOCTOR, SampleDesk.PASSPHRASE);
        Desk desk = window.desk();
        RecordDesk record = desk.recordDesk().orElseThrow();
        record.settings().describePractice(desk.session(), new RecordSettings.Practice("1750000001", "Maison de santé", "SA07",
                "AMBULATOIRE"));
        record.settings().describe(desk.session(), desk.session().person(), new RecordSettings.Professional("810000000001",
                "Roussel", "Claire", "G15_10/SM26"));
        desk.mailDesk().orElseThrow().mailboxes().add(desk.session(), MailPractice.mailbox(MailWorld.CLAIRE,
                world.password(MailWorld.CLAIRE), world.authority(), world.imap().port(), world.smtp().port()));
        desk.scans().takeOver(desk.session());
        desk.scans().tray(desk.session()).forEach(scan -> {
            desk.documents().describe(desk.session(), scan.document().id(), new Description(scan.proposedType(), PartialDate.parse(
                    "2026-11-25"), Optional.of("Numérisé")));
            desk.documents().assign(desk.session(), scan.document().id(), scan.proposedPatient().orElseThrow(), true);
        });
        return desk;
    }

    private void scan(String paper) {
        try {
            Path file = Files.write(Files.createDirectories(desktop).resolve("scan " + paper + ".pdf"),
                    Pdfs.of("Document : " + paper));
            window.outside().files(List.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        step("file " + paper, CHOOSER + 1, () -> window.press(KeyCode.F));
    }

    private void note(String words) {
        press(KeyCode.ENTER);
        type(words);
        press(KeyCode.ENTER);
    }

    private void press(KeyCode code, KeyCode... held) {
        step(code.getName(), 1 + held.length, () -> window.press(code, held));
    }

    private void type(String text) {
        step("“" + text + "”", 1, () -> window.typeAtOnce(text));
    }

    private void step(String what, int actions, Runnable act) {
        long worked = worked();
        long begun = System.nanoTime();
        act.run();
        long ended = System.nanoTime();
        steps.add(new Step(what, actions, ended - begun, worked() - worked));
    }

    private static long worked() {
        return Screens.on(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** All actions so far. */
    public int actions() {
        return steps.stream().mapToInt(Step::actions).sum();
    }

    /** The one admission there is. */
    public AdmissionFile admission() {
        return window.desk().admissions().board(window.desk().session()).getFirst();
    }

    /** What was prepared of it. */
    public List<Submission> submissions() {
        return window.desk().admissionSending().of(window.desk().session(), admission().admission().id());
    }

    /** All words on screen. */
    public String text() {
        return window.text();
    }

    /** Where the FX thread worked itself. */
    public List<String> waits() {
        return window.waits();
    }

    @Override public void close() {
        window.close();
    }
}
