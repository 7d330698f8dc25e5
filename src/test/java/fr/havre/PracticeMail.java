package fr.havre;

import fr.havre.access.Role;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.record.RecordSettings;
import fr.havre.sandbox.samples.People;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.vault.NewPerson;
import fr.havre.vault.keys.QuickStretcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A doctor signed in to a real vault with a mailbox at an operator on loopback. Time passes when it is told to. */
public final class PracticeMail implements AutoCloseable {
    private final MovingTime time = new MovingTime();
    private final MailWorld world = new MailWorld(time);
    private final FrontDoor door;
    private final OpenVault desk;
    private final Map<String, PatientId> patients = new HashMap<>();
    private final Mailbox mailbox;

    private static final class MovingTime implements InstantSource {
        private volatile Instant now = Instant.parse("2026-11-25T08:00:00Z");

        @Override public Instant instant() {
            return now;
        }
    }

    /** @param people keys of the samples: qualified patients here */
    public PracticeMail(Path place, List<String> people) {
        door = new FrontDoor(place.resolve("app"), time, new QuickStretcher());
        NewPerson doctor = NewPerson.of(SampleDesk.DOCTOR, "Dr Claire Roussel", Role.DOCTOR.name(), true);
        desk = door.create(place.resolve("vault"), doctor, SampleDesk.PASSPHRASE.toCharArray());
        People samples = People.load();
        for (String key : people) patients.put(key, enter(samples.patient(key)));
        describe(samples.professional("roussel"));
        mailbox = desk.mailDesk().orElseThrow().mailboxes().add(desk.session(), described("Dr Roussel", MailWorld.CLAIRE,
                MailboxKind.PER));
    }

    private void describe(Professional who) {
        RecordSettings settings = desk.record().settings();
        settings.describePractice(desk.session(), new RecordSettings.Practice(who.structure(), who.structureName(),
                who.facility(), who.setting()));
        settings.describe(desk.session(), desk.session().person(), new RecordSettings.Professional(who.id(), who.family(),
                who.given(), who.speciality()));
    }

    private PatientId enter(Person person) {
        Traits traits = new Traits(person.family(), person.given(), PartialDate.parse(person.birthDate()),
                Sex.parse(person.sex()).orElseThrow(), Optional.of(person.birthPlace()));
        Patients all = desk.patients();
        PatientId id = all.create(desk.session(), new Patients.Draft(traits), Set.of());
        Ins ins = new Ins(person.ins(), Ins.Issuer.ofOid(person.oid()).orElseThrow());
        int version = all.insiAnswered(desk.session(), id, ins, traits, true).version();
        all.proofChecked(desk.session(), id, version, ProofType.IDENTITY_CARD);
        return id;
    }

    /** As the operator gives it. */
    public NewMailbox described(String name, String address, MailboxKind kind) {
        return new NewMailbox(name, MailAddress.of(address), kind,
                new MailServer(world.host(), world.imap().port(), MailServer.Security.IMPLICIT),
                new MailServer(world.host(), world.smtp().port(), MailServer.Security.IMPLICIT),
                SignIn.password(address, world.password(address)), Optional.of(world.authority()), false, Letter.MOST_BYTES,
                LocalDate.of(2026, 1, 1));
    }

    public FrontDoor door() {
        return door;
    }

    public OpenVault desk() {
        return desk;
    }

    public MailWorld world() {
        return world;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public PatientId patient(String key) {
        return patients.get(key);
    }

    public InstantSource time() {
        return time;
    }

    public void pass(Duration span) {
        time.now = time.now.plus(span);
    }

    /** What lies at the operator comes in. */
    public void fetch() {
        desk.record().pulling().pullNow(MailPull.NAME, mailbox.id().value());
        desk.record().pulling().runUntilIdle();
    }

    /** What is due leaves. */
    public void send() {
        desk.record().sending().runUntilIdle();
    }

    @Override public void close() {
        desk.close();
        world.close();
    }
}
