package fr.havre;

import fr.havre.access.Role;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.record.RecordSettings;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.vault.NewPerson;
import fr.havre.vault.TestHost;
import fr.havre.vault.VaultHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A practice of one doctor and some sample patients, its vault in {@code place/vault}, connected to a sandbox. */
public final class SamplePractice {
    static final String DOCTOR = "CR";
    private static final String PASSPHRASE = "goudron vif sept marins 42 ivres";

    private SamplePractice() { }

    private static VaultHost host(Path place) {
        return TestHost.at(place, InstantSource.system());
    }

    public static OpenVault open(Path place) {
        return Locked.at(place.resolve("vault"), host(place)).unlock(DOCTOR, PASSPHRASE.toCharArray());
    }

    /** Makes the vault, these people its qualified patients, watched; what is new in their records is fetched. */
    public static List<PatientId> create(Path place, Sandbox sandbox, URI record, List<String> people) {
        NewPerson doctor = NewPerson.of(DOCTOR, "Dr Claire Roussel", Role.DOCTOR.name(), true);
        try (OpenVault vault = Locked.create(place.resolve("vault"), host(place), doctor, PASSPHRASE.toCharArray())) {
            connect(vault, sandbox, record);
            List<PatientId> patients = new ArrayList<>();
            for (String key : people) patients.add(enter(vault, sandbox.people().patient(key)));
            return patients;
        }
    }

    private static void connect(OpenVault vault, Sandbox sandbox, URI record) {
        Professional who = sandbox.people().professional("roussel");
        vault.record().settings().connect(vault.session(), new RecordSettings.Connection("mhd", record, who.token(),
                Optional.empty(), Map.of()));
        describe(vault, who);
    }

    /** Who signs what leaves. */
    static void describe(OpenVault vault, Professional who) {
        RecordSettings settings = vault.record().settings();
        settings.describePractice(vault.session(), new RecordSettings.Practice(who.structure(), who.structureName(),
                who.facility(), who.setting()));
        settings.describe(vault.session(), vault.session().person(), new RecordSettings.Professional(who.id(),
                who.family(), who.given(), who.speciality()));
    }

    private static PatientId enter(OpenVault vault, Person person) {
        PatientId id = qualified(vault, person);
        vault.record().consultation().open(vault.session(), id);
        vault.record().consultation().fetchAutomatically(vault.session(), id, true);
        return id;
    }

    static PatientId qualified(OpenVault vault, Person person) {
        Traits traits = new Traits(person.family(), person.given(), PartialDate.parse(person.birthDate()),
                Sex.parse(person.sex()).orElseThrow(), Optional.of(person.birthPlace()));
        Patients patients = vault.patients();
        PatientId id = patients.create(vault.session(), new Patients.Draft(traits), Set.of());
        Ins ins = new Ins(person.ins(), Ins.Issuer.ofOid(person.oid()).orElseThrow());
        int version = patients.insiAnswered(vault.session(), id, ins, traits, true).version();
        patients.proofChecked(vault.session(), id, version, ProofType.IDENTITY_CARD);
        return id;
    }
}
