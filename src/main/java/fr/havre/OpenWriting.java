package fr.havre;

import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.admissions.AdmissionWriting;
import fr.havre.documents.Author;
import fr.havre.documents.Documents;
import fr.havre.documents.writing.LetterFields;
import fr.havre.documents.writing.LetterTemplates;
import fr.havre.documents.writing.Signatories;
import fr.havre.documents.writing.Signatory;
import fr.havre.documents.writing.Signing;
import fr.havre.documents.writing.Writings;
import fr.havre.patients.Patients;
import fr.havre.patients.profile.Profiles;
import fr.havre.record.RecordSettings;
import fr.havre.ui.WritingDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Letters and summaries, for a session that holds the clinical key. */
record OpenWriting(Writings writings, Signing signing, LetterFields fields, LetterTemplates templates, AdmissionWriting admissions)
        implements WritingDesk {

    static OpenWriting compose(UnlockedVault unlocked, Patients patients, Profiles profiles, Documents documents,
            Reception reception, InstantSource time) {
        Database clinical = unlocked.database(Compartment.CLINICAL);
        Signatories people = new People(unlocked, new SignedBy(new RecordSettings(clinical)));
        Writings writings = new Writings(clinical, patients, documents, people);
        LetterFields fields = new LetterFields(clinical, patients, profiles, documents, people, time);
        LetterTemplates templates = new LetterTemplates(clinical);
        return new OpenWriting(writings, new Signing(clinical, patients, profiles, documents, people, time), fields, templates,
                new AdmissionWriting(reception.admissions(), reception.pieces(), writings, fields, templates));
    }

    /** As they are described for the national record; else by the name they have here. */
    private record People(UnlockedVault unlocked, SignedBy described) implements Signatories {
        @Override public Signatory of(Transaction clinical, UUID person) {
            Signatory said = described.signatory(clinical, person);
            if (!said.author().familyName().isBlank()) return said;
            String name = unlocked.people().all().stream().filter(each -> each.id().equals(person)).map(Person::name)
                    .findFirst().orElse("");
            return new Signatory(new Author(said.author().id(), name, "", said.author().specialty(), said.author().organisation()),
                    said.facilityType(), said.practiceSetting());
        }

        @Override public List<Candidate> candidates() {
            return unlocked.people().all().stream().filter(each -> each.active() && each.clinical() && !each.isRecovery()
                    && Role.valueOf(each.role()).may(Permission.SIGN_DOCUMENT))
                    .map(each -> new Candidate(each.id(), each.name())).toList();
        }
    }
}
