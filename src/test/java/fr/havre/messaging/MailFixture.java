package fr.havre.messaging;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.Identifier;
import fr.havre.documents.ImportOutcome.Imported;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Organisation;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Recognition;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A practice with documents that writes and receives mail. */
public final class MailFixture implements AutoCloseable {
    public static final MailAddress ANNE = MailAddress.of("anne.bernard@cabinet.mssante.fr");
    public static final MailAddress LUC = MailAddress.of("luc.petit@hopital.mssante.fr");
    public static final Traits ZOE = new Traits("Lévêque d'Artois", "Zoé Anne", PartialDate.parse("1985-05-12"), Sex.FEMALE,
            Optional.of("2A004"));

    public final TestVault vault;
    public final Patients patients;
    public final Documents documents;
    public final Session doctor;
    public final LetterWriter letters;

    public MailFixture(Path folder) {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        documents = new Documents(List.of(
                new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE)),
                new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL))), patients,
                Recognition::recognise, vault.time());
        doctor = vault.session(Role.DOCTOR);
        letters = new LetterWriter(vault.administrative(), vault.clinical(), documents, patients, new UUID(1, 2), vault.time());
    }

    public static Sender sender() {
        CodeLists lists = CodeLists.official();
        return new Sender(ANNE, new Author(Identifier.of(Identifier.PROFESSIONALS, "810000000017"), "BERNARD", "Anne-Élise",
                lists.find(CodeList.AUTHOR_SPECIALTY, "G15_10/SM26"),
                new Organisation(Identifier.of(Identifier.STRUCTURES, "1750000001"), "Maison de santé du Port")),
                lists.find(CodeList.FACILITY_TYPE, "SA05"), lists.find(CodeList.PRACTICE_SETTING, "AMBULATOIRE"));
    }

    public Patient provisional(Traits traits) {
        return patients.open(doctor, patients.create(doctor, new Patients.Draft(traits), Set.of()));
    }

    public Patient qualified(Traits traits) {
        PatientId id = provisional(traits).id();
        Patient answered = patients.insiAnswered(doctor, id, PatientPopulation.testIns(traits, 1), traits, true);
        return patients.proofChecked(doctor, id, answered.version(), ProofType.IDENTITY_CARD);
    }

    /** A PDF that is the patient's. */
    public DocumentId document(PatientId patient, String title, String words) {
        ImportWish wish = new ImportWish(Optional.of(patient), Optional.of("11488-4"), PartialDate.parse("2024-03-05"),
                Optional.of(title), true);
        Origin origin = new Origin(Origin.Kind.FILE, vault.time().instant(), "a.pdf", Optional.empty());
        return ((Imported) documents.importDocument(doctor, DocumentSource.of(Pdfs.of(words)), origin, wish)).document();
    }

    public Letter letter(Patient about, List<DocumentId> sent, MailAddress... to) {
        return new Letter(about.id(), sent, List.of(to), Optional.of("Compte rendu"), "Cher confrère,\nvoici — cordialement.\n",
                false, true, false, Letter.MOST_BYTES);
    }

    public WrittenMail write(Letter letter) {
        return letters.write(doctor, sender(), letter);
    }

    public ReceivedMail read(WrittenMail mail) {
        return MessageReader.read(DocumentSource.of(mail.bytes()));
    }

    public List<MessageIntake.Taken> take(ReceivedMail mail) {
        return new MessageIntake(documents, vault.time()).take(doctor, mail);
    }

    @Override public void close() {
        vault.close();
    }
}
