package fr.havre.cli.demo;

import fr.havre.FrontDoor;
import fr.havre.OpenVault;
import fr.havre.access.Role;
import fr.havre.directory.DirectoryConnection;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.patients.PatientId;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.directory.DirectorySandbox;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.sandbox.samples.SampleFolder.LocalBytes;
import fr.havre.ui.Desk;
import fr.havre.ui.words.DemoWords;
import fr.havre.vault.NewPerson;
import fr.havre.vault.SignIn;
import fr.havre.vault.keys.PassphraseWords;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A practice in the middle of its day, for the window: patients, documents of every kind, a national record, a directory and a
 * mailbox of its own, something that waits and something nobody has filed. What is asked of it may take seconds: not on the FX thread.
 */
public final class DemoPractice implements AutoCloseable {
    private static final String DOCTOR = "CR";
    private static final String DESK = "AC";
    /** Lie beside the vault, to be dropped on the window. */
    private static final Set<String> TO_FILE = Set.of("courrier-dermato", "certificat-sport", "labo-ferritine");
    private static final Set<String> NOBODYS = Set.of("fax-hopital", "photo-plaie");
    private static final Duration NIGHT = Duration.ofHours(9);
    private static final int LOOKS = 16;
    private static final int LEFT = 1;
    private static final int WAITING = 3;

    private final Path folder;
    private final DemoClock clock = new DemoClock();
    private final String passphrase = String.valueOf(new PassphraseWords(new SecureRandom()).propose());
    private final FrontDoor door;
    private final Sandbox sandbox;
    private final MailSandbox operator;
    /** Begun beside the rest: nobody waits for its register to be filled. */
    private final CompletableFuture<DirectorySandbox> directory;
    private Map<String, PatientId> patients = Map.of();

    private DemoPractice(Path folder) {
        this.folder = folder;
        clock.pass(NIGHT.negated());
        door = new FrontDoor(folder.resolve("appdata"), clock);
        sandbox = Sandbox.start(SandboxOptions.defaults().withTime(clock));
        operator = MailSandbox.start(clock);
        directory = CompletableFuture.supplyAsync(() ->
                DirectorySandbox.start(0, sandbox.people().professionals(), clock));
    }

    /**
     * Makes it in {@code folder}. Nobody is signed in afterwards.
     *
     * @throws IOException if the folder cannot be written
     */
    public static DemoPractice in(Path folder, DemoWords words) throws IOException {
        DemoPractice practice = new DemoPractice(folder);
        try {
            practice.begin(words);
            return practice;
        } catch (IOException | RuntimeException e) {
            practice.close();
            throw e;
        }
    }

    private void begin(DemoWords words) throws IOException {
        NewPerson doctor = NewPerson.of(DOCTOR, "Dr Claire Roussel", Role.DOCTOR.name(), true);
        try (OpenVault vault = door.create(vault(), doctor, passphrase.toCharArray())) {
            vault.unlocked().people().add(NewPerson.of(DESK, words.say("window.desk"), Role.FRONT_DESK.name(), false),
                    passphrase.toCharArray());
            patients = DemoPatients.enter(vault, sandbox.people().patients());
            keepFiles(vault);
            Telling quiet = new Telling(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), words);
            DemoRecord record = new DemoRecord(vault, sandbox, patients.values(), clock, quiet);
            record.connect();
            exchange(vault);
            new DemoAgenda(vault, patients, DemoAgenda.today(clock.instant())).fill();
            new DemoAdmissions(vault, patients, DemoAgenda.today(clock.instant())).fill();
            new DemoProfiles(vault, patients, DemoAgenda.today(clock.instant())).fill();
            new DemoWriting(vault, patients).fill();
            DemoMail mail = new DemoMail(vault, operator, patients, clock, quiet);
            mail.connect();
            mail.send();
            mail.receive();
            vault.directory().connect(new DirectoryConnection(directory(), DirectorySandbox.KEY));
        }
    }

    private void keepFiles(OpenVault vault) throws IOException {
        Files.createDirectories(files());
        for (LocalBytes file : sandbox.sampleFiles()) {
            String id = file.sample().id();
            if (TO_FILE.contains(id)) {
                Files.write(files().resolve(file.name()), file.bytes());
                continue;
            }
            boolean says = NOBODYS.contains(id) || Demo.speaksForItself(file);
            ImportWish wish = says ? ImportWish.NONE
                    : Demo.confirmed(file, patients.get(file.patient()), clock.instant());
            vault.documents().importDocument(vault.session(), DocumentSource.of(file.bytes()),
                    new Origin(Origin.Kind.FILE, clock.instant(), file.name(), Optional.empty()), wish);
        }
    }

    /** Some documents are sent, then everything that the record has comes in, hour by hour, until it is now. */
    private void exchange(OpenVault vault) {
        publish(vault, LEFT);
        vault.record().sending().runUntilIdle();
        patients.values().forEach(each -> {
            vault.record().consultation().open(vault.session(), each);
            vault.record().consultation().fetchAutomatically(vault.session(), each, true);
        });
        for (int i = 0; i < LOOKS; i++) {
            clock.pass(NIGHT.dividedBy(LOOKS));
            if (i == LOOKS / 2) sandbox.addFromHospital();
            vault.record().pulling().runUntilIdle();
        }
    }

    /** Queues up to {@code most} of the documents that can be. */
    private List<DocumentLine> publish(Desk vault, int most) {
        List<DocumentLine> queued = new ArrayList<>();
        for (PatientId patient : patients.values()) {
            for (DocumentLine line : vault.documents().list(vault.session(), patient, DocumentFilter.CURRENT)) {
                if (queued.size() == most) return queued;
                if (line.origins().contains(Origin.Kind.RECORD) || !published(vault, line)) continue;
                queued.add(line);
            }
        }
        return queued;
    }

    private static boolean published(Desk vault, DocumentLine line) {
        try {
            vault.recordDesk().orElseThrow().publishing().request(vault.session(), line.id());
            return true;
        } catch (RuntimeException refused) {
            return false;                                       // sent before, or not to be sent: the next one then
        }
    }

    /** For pictures: the network is cut, some documents wait, and one was changed on both sides. */
    public void troubled(Desk desk) {
        sandbox.faults().networkDown(true);
        List<DocumentLine> waiting = publish(desk, WAITING);
        desk.recordDesk().ifPresent(record -> {
            record.sending().runUntilIdle();
            if (waiting.isEmpty()) return;
            record.database().write(tx -> record.conflicts().record(tx, "record.publish",
                    waiting.getLast().id().value(), new byte[0], new byte[0]));
        });
    }

    /** The window's way in. */
    public FrontDoor door() {
        return door;
    }

    /** Where its directory answers. */
    URI directory() {
        return directory.join().baseUri();
    }

    public InstantSource time() {
        return clock;
    }

    public Path vault() {
        return folder.resolve("vault");
    }

    /** Sample files that nobody has filed, readable by anybody: they are about invented people. */
    public Path files() {
        return folder.resolve("files");
    }

    /** Drawn anew for each practice, the same for all in it. */
    public String passphrase() {
        return passphrase;
    }

    /** The doctor, signed in; the caller closes it. */
    public Desk doctor() {
        return signIn(DOCTOR);
    }

    /** The front desk, signed in; the caller closes it. */
    public Desk frontDesk() {
        return signIn(DESK);
    }

    private Desk signIn(String label) {
        SignIn who = door.people(vault()).stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow();
        return door.unlock(vault(), who.slot(), passphrase.toCharArray());
    }

    /** Record, mail and directory end; the folder stays. */
    @Override public void close() {
        directory.thenAccept(DirectorySandbox::close).join();
        operator.close();
        sandbox.close();
    }
}
