package fr.havre;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.FileOutcome;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordConsultation;
import fr.havre.record.RecordEntry;
import fr.havre.vault.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The program that is killed: imports, publishes and pulls without end, and says each thing on a line of its own once
 * it is done: {@code open}, {@code alarm KIND SUBJECT}, {@code kept DOCUMENT SHA256}, {@code queued DOCUMENT},
 * {@code done}.
 *
 * <p>Arguments: place, number of the run, {@code forever} or {@code finish}, the patients.
 */
final class CrashWorker {
    private static final String LETTER = "11488-4";
    private static final int LOOKS = 40;

    private final Path incoming;
    private final int run;
    private final OpenVault vault;
    private final List<PatientId> patients;
    private final PrintStream out;
    private final Random random;
    private int made;

    private CrashWorker(Path place, int run, OpenVault vault, List<PatientId> patients, PrintStream out)
            throws IOException {
        this.incoming = Files.createDirectories(place.resolve("incoming"));
        this.run = run;
        this.vault = vault;
        this.patients = patients;
        this.out = out;
        this.random = new Random(run);
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        Path place = Path.of(args[0]);
        List<PatientId> patients =
                Arrays.stream(args).skip(3).map(each -> new PatientId(UUID.fromString(each))).toList();
        try (OpenVault vault = SamplePractice.open(place)) {
            vault.findings().stream().filter(Finding::isAlarm)
                    .forEach(each -> out.println("alarm " + each.kind() + " " + each.subject()));
            out.println("open");
            CrashWorker worker = new CrashWorker(place, Integer.parseInt(args[1]), vault, patients, out);
            if (args[2].equals("finish")) worker.finish();
            else worker.workForever();
        }
        out.println("done");
    }

    /** In every other run the window's scheduler sends and pulls meanwhile; else this thread does, in turn. */
    private void workForever() throws IOException {
        boolean meanwhile = run % 2 == 0;
        if (meanwhile) vault.record().scheduler().start();
        for (int turn = 0; !out.checkError(); turn++) {
            List<DocumentId> letters = turn % 3 == 0 ? takeSample() : turn % 3 == 1 ? takeFiles() : takeOne();
            for (DocumentId each : letters) publish(each);
            patients.forEach(each -> vault.record().pulling().pullNow("record.pull", each.value()));
            if (meanwhile) vault.record().scheduler().wake();
            else sendAndPull(turn);
        }
    }

    private void sendAndPull(int turn) {
        vault.record().sending().runUntilIdle();
        if (turn % 2 == 0) vault.record().pulling().runUntilIdle();
    }

    private void publish(DocumentId document) {
        vault.record().publishing().request(vault.session(), document);
        out.println("queued " + document);
    }

    /** A batch of files, as a person imports a folder. */
    private List<DocumentId> takeFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) files.add(Files.write(incoming.resolve(name(".pdf")), pdf()));
        files.add(Files.writeString(incoming.resolve(name(".txt")), words()));
        List<DocumentId> letters = new ArrayList<>();
        for (FileOutcome each : vault.documents().importAll(vault.session(), files, wish(), (_, _, _) -> { })) {
            boolean letter = each.file().toString().endsWith(".pdf");
            letters.addAll(say(each.outcome(), Files.readAllBytes(each.file()), letter));
        }
        for (Path each : files) Files.delete(each);
        return letters;
    }

    private List<DocumentId> takeOne() {
        byte[] bytes = pdf();
        return say(taken(bytes, wish()), bytes, true);
    }

    /** One of the sandbox's local files, which speaks for itself: CDA, archive, picture. Often it is there already. */
    private List<DocumentId> takeSample() throws IOException {
        List<Path> samples;
        try (Stream<Path> listed = Files.list(incoming.resolveSibling("samples"))) {
            samples = listed.sorted().toList();
        }
        byte[] bytes = Files.readAllBytes(samples.get(random.nextInt(samples.size())));
        say(taken(bytes, ImportWish.NONE), bytes, false);
        return List.of();
    }

    private ImportOutcome taken(byte[] bytes, ImportWish wish) {
        Origin origin = new Origin(Origin.Kind.FILE, Instant.now(), "f", Optional.empty());
        return vault.documents().importDocument(vault.session(), DocumentSource.of(bytes), origin, wish);
    }

    /** Says what is kept, and gives back what is to be published. Of a document in an archive only that it is there. */
    private List<DocumentId> say(ImportOutcome outcome, byte[] bytes, boolean letter) {
        return switch (outcome) {
            case ImportOutcome.Imported imported -> said(imported.document(), sha256(bytes), letter);
            case ImportOutcome.AlreadyThere there -> said(there.document(), sha256(bytes), letter);
            case ImportOutcome.NeedsPatient waits -> said(waits.document(), sha256(bytes), false);
            case ImportOutcome.Unpacked archive -> {
                archive.documents().forEach(each -> sayInner(each));
                yield List.of();
            }
            case ImportOutcome.Refused refused -> throw refused.reason();
        };
    }

    private void sayInner(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Imported(DocumentId document, _, _)) said(document, "-", false);
        if (outcome instanceof ImportOutcome.NeedsPatient(DocumentId document, _)) said(document, "-", false);
    }

    private List<DocumentId> said(DocumentId document, String sha256, boolean letter) {
        out.println("kept " + document + " " + sha256);
        return letter ? List.of(document) : List.of();
    }

    private ImportWish wish() {
        return new ImportWish(Optional.of(patients.get(random.nextInt(patients.size()))), Optional.of(LETTER),
                PartialDate.parse("2026-11-20"), Optional.of("Compte rendu " + run + "-" + made), true);
    }

    private String name(String ending) {
        return run + "-" + made++ + ending;
    }

    private byte[] pdf() {
        return Pdfs.of(words());
    }

    /** Unlike any other text: named after the run and counted; from a few lines to a few pages. */
    private String words() {
        StringBuilder text = new StringBuilder("Lettre " + run + "-" + made++ + "\n");
        for (int i = random.nextInt(200); i >= 0; i--) {
            text.append("mot").append(random.nextInt(5000)).append(i % 9 == 0 ? '\n' : ' ');
        }
        return text.toString();
    }

    /** Sends and pulls until there is nothing left to do; a store or a record that never comes to rest is a failure. */
    private void finish() {
        patients.forEach(each -> vault.record().pulling().pullNow("record.pull", each.value()));
        for (int i = 0; i < LOOKS && !atRest(); i++) {
            vault.record().sending().runUntilIdle();
            vault.record().pulling().runUntilIdle();
            patients.forEach(each -> vault.record().pulling().pullNow("record.pull", each.value()));
        }
        vault.record().pulling().runUntilIdle();
    }

    private boolean atRest() {
        boolean sent = vault.record().database().read(tx -> vault.record().outbox().waiting(tx)).isEmpty();
        RecordConsultation consultation = vault.record().consultation();
        boolean fetched = patients.stream().flatMap(each -> consultation.entries(vault.session(), each).stream())
                .noneMatch(each -> each.keeping() == RecordEntry.Keeping.WANTED);
        return sent && fetched;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
