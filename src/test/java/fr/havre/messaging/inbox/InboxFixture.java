package fr.havre.messaging.inbox;

import fr.havre.access.Absences;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.Recognition;
import fr.havre.messaging.Letter;
import fr.havre.messaging.LetterWriter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.TimeLimits;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.sandbox.mail.Behaviour;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.sync.PullWorker;
import fr.havre.sync.Reachability;
import fr.havre.sync.SyncSettings;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A practice that fetches its mailbox from the sandbox's operator. */
final class InboxFixture implements AutoCloseable {
    static final String ADDRESS = "accueil@bleuets.mssante.fr";
    static final String LUC = "luc.petit@hopital.mssante.fr";
    static final Traits ZOE = new Traits("Lévêque d'Artois", "Zoé Anne", PartialDate.parse("1985-05-12"), Sex.FEMALE,
            Optional.of("2A004"));
    static final Traits PAUL = new Traits("Martin", "Paul", PartialDate.parse("1950-01-31"), Sex.MALE, Optional.of("75056"));

    final TestVault vault;
    final Patients patients;
    final Documents documents;
    final Mailboxes mailboxes;
    final MailConnections connections = new MailConnections(TimeLimits.usual());
    final Absences absences;
    final Inbox inbox;
    final Session doctor;
    final MailSandbox operator;
    final Mailbox mailbox;
    final List<Arrival> arrivals = new ArrayList<>();
    Consumer<Arrival> onArrival = _ -> { };
    final MailPull pull;
    final PullWorker worker;

    InboxFixture(Path folder) {
        this(folder, TestVault.keys(), MailSandbox.start(InstantSource.system()), 0);
    }

    /** @param port of what stands before the operator's IMAP; 0: nothing */
    InboxFixture(Path folder, Map<String, byte[]> keys, MailSandbox operator, int port) {
        this.operator = operator;
        vault = TestVault.in(folder, keys);
        patients = new Patients(vault.administrative());
        documents = new Documents(List.of(
                new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE)),
                new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL), new MessageTexts())), patients,
                Recognition::recognise, List.of(new MessageTraces(vault.contents(Compartment.CLINICAL))), vault.time());
        mailboxes = new Mailboxes(vault.clinical(), connections);
        doctor = vault.session(Role.DOCTOR);
        absences = new Absences(vault.clinical(), _ -> true);
        inbox = new Inbox(vault.clinical(), vault.contents(Compartment.CLINICAL), documents, absences);
        boolean known = operator.accounts().stream().anyMatch(each -> each.address().equals(ADDRESS));
        if (!known) operator.open(ADDRESS, "ORG", "Accueil des Bleuets", Behaviour.KEEPS);
        mailbox = mailboxes.all(doctor).stream().findFirst().orElseGet(() -> add(MailboxKind.ORG, ADDRESS, port));
        pull = newPull();
        worker = new PullWorker(vault.clinical(), List.of(pull), new Reachability(vault.clinical(), SyncSettings.standard()),
                vault.time(), SyncSettings.standard());
    }

    MailPull newPull() {
        return new MailPull(vault.clinical(), vault.contents(Compartment.CLINICAL), documents, patients, mailboxes, connections,
                (_, arrival) -> {
                    arrivals.add(arrival);
                    onArrival.accept(arrival);
                }, vault.time(), 7);
    }

    Mailbox add(MailboxKind kind, String address, int port) {
        MailServer imap = new MailServer(operator.host(), port == 0 ? operator.imapsPort() : port, MailServer.Security.IMPLICIT);
        MailServer smtp = new MailServer(operator.host(), operator.smtpsPort(), MailServer.Security.IMPLICIT);
        String local = address.substring(0, address.indexOf('@'));
        return mailboxes.add(doctor, new NewMailbox("Accueil", MailAddress.of(address), kind, imap, smtp,
                SignIn.password(address, "secret-" + local), Optional.of(operator.certificateAuthority()), false,
                Letter.MOST_BYTES, LocalDate.of(2000, 1, 1)));
    }

    /** Looks now, and goes on until nothing is left. */
    void fetch() {
        worker.pullNow(MailPull.NAME, mailbox.id().value());
        worker.runUntilIdle();
    }

    void arrives(String message) {
        arrives(message.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void arrives(byte[] message) {
        operator.put(ADDRESS, message);
    }

    static String message(String from, String id, String subject, String text) {
        return "From: " + from + "\nTo: " + ADDRESS + "\nSubject: " + subject + "\nMessage-ID: " + id
                + "\nDate: Wed, 25 Nov 2026 08:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                + text + "\n";
    }

    List<MessageLine> all() {
        return list(MessageFilter.of(MessageFilter.Show.ALL));
    }

    List<MessageLine> list(MessageFilter filter) {
        return inbox.list(doctor, filter, OptionalLong.empty(), 1000).lines();
    }

    MessageLine only() {
        List<MessageLine> all = all();
        if (all.size() != 1) throw new AssertionError(all.size() + " messages");
        return all.getFirst();
    }

    Patient provisional(Traits traits) {
        return patients.open(doctor, patients.create(doctor, new Patients.Draft(traits), Set.of()));
    }

    Patient qualified(Traits traits) {
        PatientId id = provisional(traits).id();
        Patient answered = patients.insiAnswered(doctor, id, PatientPopulation.testIns(traits, 1), traits, true);
        return patients.proofChecked(doctor, id, answered.version(), ProofType.IDENTITY_CARD);
    }

    LetterWriter letters() {
        return new LetterWriter(vault.administrative(), vault.clinical(), documents, patients, new UUID(1, 2), vault.time());
    }

    @Override public void close() {
        stop();
        operator.close();
    }

    /** Without the operator: to be opened again on the same folder. */
    void stop() {
        pull.close();
        worker.close();
        connections.close();
        vault.close();
    }
}
