package fr.havre.cli.demo;

import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Patient.Contact;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients.Draft;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.sandbox.samples.Person;
import fr.havre.ui.Desk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Enters the fictitious patients as a receptionist would: created, answered for by INSi, an identity card seen. */
final class DemoPatients {
    private DemoPatients() { }

    /** By the samples' own short names. */
    static Map<String, PatientId> enter(Desk vault, List<Person> people) {
        Map<String, PatientId> entered = new LinkedHashMap<>();
        for (Person person : people) entered.put(person.key(), enter(vault, person));
        return entered;
    }

    private static PatientId enter(Desk vault, Person person) {
        Traits traits = new Traits(person.family(), person.given(), PartialDate.parse(person.birthDate()),
                Sex.parse(person.sex()).orElse(Sex.UNKNOWN), Optional.ofNullable(person.birthPlace()));
        Draft draft = new Draft(traits, new UsedNames(Optional.ofNullable(person.usedFamily()),
                Optional.ofNullable(person.usedGiven())), new Contact(Optional.ofNullable(person.telephone()),
                Optional.ofNullable(person.address()), Optional.empty()));
        Set<PatientId> seen = vault.patients().duplicatesOf(vault.session(), draft).stream().map(each -> each.patient())
                .collect(Collectors.toSet());
        PatientId id = vault.patients().create(vault.session(), draft, seen);
        Optional<Ins> ins = Ins.Issuer.ofOid(person.oid()).flatMap(issuer -> Ins.parse(person.ins(), issuer));
        if (ins.isEmpty()) return id;
        Patient answered = vault.patients().insiAnswered(vault.session(), id, ins.get(), traits, false);
        vault.patients().proofChecked(vault.session(), id, answered.version(), ProofType.IDENTITY_CARD);
        return id;
    }
}
