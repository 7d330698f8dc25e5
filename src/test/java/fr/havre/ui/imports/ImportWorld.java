package fr.havre.ui.imports;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.access.Role;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Pdfs;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.record.RecordSettings;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.ui.Desk;
import fr.havre.vault.NewPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A doctor's desk with two qualified patients and one provisional, and files as they lie on a desktop. Public for ui.send. */
public final class ImportWorld implements AutoCloseable {
    public static final String CONSULTATION = "11488-4";
    private static final String FRONT_DESK_WORDS = "quatre girafes 77 mauves en barque";
    /** No two alike. */
    private static final List<String> FAMILIES = List.of("Abgrall", "Bourdon", "Cazenave", "Delmotte", "Escoffier", "Fauconnier",
            "Guichard", "Huygens", "Imbert", "Jacquemin", "Kerguelen", "Lozachmeur", "Maupetit", "Niedermeyer", "Oubradous",
            "Poisson", "Quentric", "Ravanel", "Stoffel", "Thibaudet", "Ughetto", "Vaillancourt", "Wurtz", "Xaintrailles",
            "Ybarra", "Zwiller", "Ancelot", "Bredin", "Coutanceau", "Dhuicque", "Erckmann", "Flaubert", "Gounod", "Hennequin",
            "Izoard", "Joffrin", "Kowalski", "Lespinasse", "Montgolfier", "Nogaret", "Ormesson", "Pradines",
            "Quinault", "Rameau", "Suffren", "Tocqueville", "Uzanne", "Vaucanson", "Wendel", "Yourcenar", "Zuccarelli");
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private final Path place;
    private final FrontDoor door;
    private Desk desk;
    private int renewed;
    private Patient marie;
    private Patient jean;
    private Patient provisional;

    public ImportWorld(Path place) {
        this.place = place;
        door = SampleDesk.door(place);
        desk = SampleDesk.open(door, place, 8);
        describe(desk.recordDesk().orElseThrow().settings());
        renew();
    }

    /** Other people for the next test: a vault takes seconds to make. */
    public void renew() {
        int year = 1940 + renewed;
        marie = qualified("de La Tour Saint-" + FAMILIES.get(3 * renewed), "Marie", year + "-03-05",
                2 * renewed + 1);
        jean = qualified(FAMILIES.get(3 * renewed + 1), "Jean", (year + 1) + "-11-30", 2 * renewed + 2);
        provisional = patient(desk.patients().create(desk.session(), new Patients.Draft(traits(FAMILIES.get(3 * renewed + 2),
                "Paul", (year + 2) + "-01-02")), Set.of()));
        renewed++;
    }

    /** A mailbox of the practice; its server does not answer: what is sent waits. */
    public Mailbox mailbox() {
        Mailboxes mailboxes = desk.mailDesk().orElseThrow().mailboxes();
        MailServer nobody = new MailServer("127.0.0.1", 9, MailServer.Security.IMPLICIT);
        return mailboxes.all(desk.session()).stream().findFirst().orElseGet(() -> mailboxes.add(desk.session(),
                new NewMailbox("Secrétariat", MailAddress.of("secretariat@tilleuls.mssante.fr"), MailboxKind.ORG, nobody, nobody,
                        SignIn.password("secretariat", "p"), Optional.empty(), false, Letter.MOST_BYTES,
                        LocalDate.of(2026, 1, 1))));
    }

    /** A woman with a qualified identity and a long name. */
    public Patient marie() {
        return marie;
    }

    /** A man with a qualified identity. */
    public Patient jean() {
        return jean;
    }

    /** A man with a provisional identity. */
    public Patient provisional() {
        return provisional;
    }

    private void describe(RecordSettings settings) {
        settings.describePractice(desk.session(), new RecordSettings.Practice("1750000001", "Maison de santé", "SA07",
                "AMBULATOIRE"));
        settings.describe(desk.session(), desk.session().person(), new RecordSettings.Professional("810000000001", "Roussel",
                "Claire", "G15_10/SM26"));
        settings.connect(desk.session(), new RecordSettings.Connection("mhd", URI.create("http://127.0.0.1:9/"), "t",
                Optional.empty(), Map.of()));
    }

    private static Traits traits(String name, String given, String born) {
        return new Traits(name, given, PartialDate.parse(born), given.equals("Marie") ? Sex.FEMALE : Sex.MALE,
                Optional.of("75056"));
    }

    private Patient qualified(String name, String given, String born, int number) {
        Traits traits = traits(name, given, born);
        PatientId id = desk.patients().create(desk.session(), new Patients.Draft(traits), Set.of());
        int version = desk.patients().insiAnswered(desk.session(), id, PatientPopulation.testIns(traits, number), traits, true)
                .version();
        return desk.patients().proofChecked(desk.session(), id, version, ProofType.IDENTITY_CARD);
    }

    public Patient patient(PatientId id) {
        return desk.patients().open(desk.session(), id);
    }

    public Desk desk() {
        return desk;
    }

    /** Signs the doctor out and the front desk in. */
    public Desk frontDesk() {
        desk.unlocked().people().add(NewPerson.of("FD", "Farida Diallo", Role.FRONT_DESK.name(), false),
                FRONT_DESK_WORDS.toCharArray());
        desk.close();
        Path vault = place.resolve("vault");
        desk = door.unlock(vault, door.people(vault).stream().filter(each -> each.label().equals("FD")).findFirst().orElseThrow()
                .slot(), FRONT_DESK_WORDS.toCharArray());
        return desk;
    }

    /** Signs whoever is here out and the doctor in. */
    public Desk doctor() {
        desk.close();
        Path vault = place.resolve("vault");
        desk = door.unlock(vault, door.people(vault).stream().filter(each -> each.label().equals(SampleDesk.DOCTOR)).findFirst()
                .orElseThrow().slot(), SampleDesk.PASSPHRASE.toCharArray());
        return desk;
    }

    /** A letter about somebody, in a file. */
    public Path letter(String name, Patient about, String text) {
        return pdf(name, "Compte rendu de consultation du 12/11/2026\nNom : " + about.traits().birthName() + "\nPrénom : "
                + about.traits().firstGivenName() + "\nné(e) le " + LineWords.date(about.traits().birthDate().orElseThrow())
                + "\n" + text);
    }

    public Path pdf(String name, String text) {
        return file(name, Pdfs.of(text));
    }

    public Path file(String name, byte[] bytes) {
        try {
            Path folder = Files.createDirectories(place.resolve("desktop"));
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<DocumentLine> of(Patient patient) {
        return desk.documents().list(desk.session(), patient.id(), DocumentFilter.CURRENT);
    }

    public List<DocumentLine> unfiled() {
        return desk.documents().unfiled(desk.session(), DocumentFilter.CURRENT);
    }

    /** What waits for the record, cancelled ones left out. */
    public List<OutboxLine> queued(DocumentLine document) {
        return desk.recordDesk().orElseThrow().publishing().linesOf(desk.session(), document.id()).stream()
                .filter(line -> line.state() != OutboxState.CANCELLED).toList();
    }

    public Instant now() {
        return NOW;
    }

    @Override public void close() {
        desk.close();
    }
}
