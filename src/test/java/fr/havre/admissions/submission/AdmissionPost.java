package fr.havre.admissions.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.MailWorld;
import fr.havre.OpenVault;
import fr.havre.PracticeMail;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.AdmissionPieces.Filing;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import fr.havre.admissions.PieceKey;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordSettings;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.mail.Delivered;
import fr.havre.vault.Compartment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * What a front desk prepares, a doctor's session carries out, and a hospital and a record on the loopback receive: one world for all
 * classes, in which each test has an admission at a hospital of its own.
 */
@ExtendWith(AdmissionPost.Shared.class)
abstract class AdmissionPost {
    static final PieceKey IDENTITY = PieceKey.of("identity");
    static final PieceKey RIGHTS = PieceKey.of("rights");
    static final PieceKey LETTER = PieceKey.of("letter");
    static final PieceKey ANAESTHESIA = PieceKey.of("anaesthesia");
    /** A program that takes what it gets. */
    static final String HOSPITAL = MailWorld.CONFIRMS;

    /** Opened by the first class that needs it, closed after the last. */
    static final class World implements AutoCloseable {
        private final Path place;
        private final PracticeMail practice;
        private final Sandbox record = Sandbox.start(SandboxOptions.defaults().withoutSamples());
        private int made;

        World() {
            try {
                place = Files.createTempDirectory("havre-admissions");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            practice = new PracticeMail(place, List.of("lefevre"));
            OpenVault vault = practice.desk();
            vault.record().settings().connect(vault.session(), new RecordSettings.Connection("mhd", record.baseUri(),
                    record.people().professional("roussel").token(), Optional.empty(), Map.of()));
        }

        @Override public void close() throws IOException {
            practice.close();
            record.close();
            try (Stream<Path> all = Files.walk(place)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
            }
        }
    }

    /** Hands the world to each test. */
    static final class Shared implements TestInstancePostProcessor {
        @Override public void postProcessTestInstance(Object test, ExtensionContext context) {
            AdmissionPost post = (AdmissionPost) test;
            post.world = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(World.class, _ -> new World(),
                    World.class);
            post.practice = post.world.practice;
            post.vault = post.practice.desk();
            post.zoe = post.practice.patient("lefevre");
        }
    }

    private World world;
    PracticeMail practice;
    OpenVault vault;
    PatientId zoe;
    final Session desk = session(Role.FRONT_DESK);

    @BeforeEach void nothingOnTheWay() {
        practice.send();
        practice.world().mail().forgetTaken();
        sending().waiting(desk).forEach(each -> sending().withdraw(desk, each.id()));
    }

    static Session session(Role role) {
        return new Session(UUID.randomUUID(), UUID.randomUUID(), role, _ -> { });
    }

    AdmissionCarrier carrier() {
        return vault.admissionCarrier().orElseThrow();
    }

    AdmissionSending sending() {
        return vault.admissionSending();
    }

    AdmissionCarrier.Carried carry() {
        return carrier().carry(vault.session());
    }

    /** An operation in a hospital of its own, so that tests do not meet. */
    AdmissionId begun() {
        AdmissionSituation stay = new AdmissionSituation("Clinique " + ++world.made, "Orthopédie", "prothèse de hanche",
                LocalDate.of(2026, 12, 20), Optional.empty(), Set.of(Fact.SCHEDULED, Fact.SURGERY, Fact.ANAESTHESIA), 1);
        return vault.admissions().create(desk, zoe, stay).admission().id();
    }

    byte[] card() throws Exception {
        BufferedImage image = new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, ++world.made);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", memory);
        }
        return out.toByteArray();
    }

    AdmissionId withIdentity() throws Exception {
        AdmissionId id = begun();
        vault.pieces().file(desk, id, IDENTITY, DocumentSource.of(card()), "carte.png", Filing.PLAIN);
        return id;
    }

    /** A doctor's letter in the chart. */
    DocumentId letter(String type) {
        ImportOutcome outcome = vault.documents().importDocument(vault.session(), DocumentSource.of(Pdfs.of("Lettre " + ++world.made)),
                new Origin(Origin.Kind.FILE, practice.time().instant(), "lettre.pdf", Optional.empty()), new ImportWish(
                        Optional.of(zoe), Optional.of(type), PartialDate.parse("2026-11-20"), Optional.of("Lettre"), true));
        return ((ImportOutcome.Imported) outcome).document();
    }

    Submission now(Submission submission) {
        return sending().of(desk, submission.admission()).stream().filter(each -> each.id().equals(submission.id())).findFirst()
                .orElseThrow();
    }

    List<ReceivedMail> taken() {
        return practice.world().mail().taken().stream().filter(each -> each.from().equals(MailWorld.CLAIRE))
                .map(Delivered::bytes).map(bytes -> MessageReader.read(DocumentSource.of(bytes))).toList();
    }

    /** So that the hospital's mailbox is one that was written to. */
    void knowHospital() throws Exception {
        if (sending().check(HOSPITAL) == AddressStanding.KNOWN) return;
        Submission first = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        carry();
        assertEquals(Optional.of(SubmissionReason.ADDRESS_UNKNOWN), now(first).reason());
        carrier().confirm(vault.session(), first.id(), first.address());
        carry();
        practice.send();
        practice.world().mail().forgetTaken();
    }

    Submission confirmed(String address) throws Exception {
        Submission submission = sending().submit(desk, withIdentity(), SubmissionWish.to(address));
        carry();
        carrier().confirm(vault.session(), submission.id(), submission.address());
        carry();
        return submission;
    }

    AdmissionException.Code refused(AdmissionId id, SubmissionWish wish) {
        return assertThrows(AdmissionException.class, () -> sending().submit(desk, id, wish)).code();
    }

    /** As another tool would, with the front desk's key. */
    void administrative(String statement, Submission of) {
        vault.unlocked().database(Compartment.ADMINISTRATIVE).write(tx -> tx.run(statement, of.id().value()));
    }

    /** Another number each time. */
    int made() {
        return ++world.made;
    }
}
