package fr.havre.documents.writing;

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
import fr.havre.documents.Organisation;
import fr.havre.documents.Recognition;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A vault with a doctor who is described nationally, one who is not, and a secretary. */
public final class WritingWorld implements AutoCloseable {
    private static final Organisation TILLEULS = new Organisation(Identifier.of(Identifier.STRUCTURES, "1750000001"),
            "Maison de santé des Tilleuls");

    public final TestVault vault;
    public final Patients patients;
    public final Profiles profiles;
    public final Documents documents;
    public final Session claire;
    public final Session bruno;
    public final Session secretary;
    public final Writings writings;
    public final Signing signing;
    public final LetterFields fields;
    public final LetterTemplates templates;
    private final Map<UUID, Signatory> people = new HashMap<>();
    private int number;

    public WritingWorld(Path folder, Map<String, byte[]> keys) {
        vault = TestVault.in(folder, keys);
        patients = new Patients(vault.administrative());
        profiles = new Profiles(vault.clinical(), patients);
        documents = new Documents(List.of(new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE)),
                new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL))), patients, Recognition::recognise,
                List.of(new WritingTraces()), vault.time());
        claire = vault.session(Role.DOCTOR);
        bruno = vault.session(Role.DOCTOR);
        secretary = vault.session(Role.SECRETARY);
        people.put(claire.person(), new Signatory(new Author(Identifier.of(Identifier.PROFESSIONALS, "810000000017"), "ROUSSEL",
                "Claire", CodeLists.official().find(CodeList.AUTHOR_SPECIALTY, "G15_10/SM26"), TILLEULS),
                CodeLists.official().find(CodeList.FACILITY_TYPE, "SA05"),
                CodeLists.official().find(CodeList.PRACTICE_SETTING, "AMBULATOIRE")));
        people.put(bruno.person(), new Signatory(new Author(Optional.empty(), "Dr Bruno Petit", "", Optional.empty(), TILLEULS),
                Optional.empty(), Optional.empty()));
        Signatories known = new Signatories() {
            @Override public Signatory of(Transaction clinical, UUID person) {
                return people.getOrDefault(person, new Signatory(new Author(Optional.empty(), "?", "", Optional.empty(), TILLEULS),
                        Optional.empty(), Optional.empty()));
            }

            @Override public List<Candidate> candidates() {
                return List.of(new Candidate(claire.person(), "Dr Claire Roussel"), new Candidate(bruno.person(), "Dr Bruno Petit"));
            }
        };
        writings = new Writings(vault.clinical(), patients, documents, known);
        signing = new Signing(vault.clinical(), patients, profiles, documents, known, vault.time());
        fields = new LetterFields(vault.clinical(), patients, profiles, documents, known, vault.time());
        templates = new LetterTemplates(vault.clinical());
    }

    private static final List<String> NAMES = List.of("Aubry", "Bertin", "Colas", "Duvivier", "Esteban", "Fournier", "Guillot",
            "Hamon", "Imbert", "Jourdain", "Kessler", "Lombard", "Morvan", "Noirot", "Ozanne", "Picard", "Quentin", "Rivard", "Sorel", "Tessier");

    private Traits traits() {
        int n = number++;
        return new Traits(NAMES.get(n), "Zoé Marie", PartialDate.parse((1940 + 3 * n) + "-03-1" + n % 10), Sex.FEMALE,
                Optional.of("59350"));
    }

    /** Somebody whose identity is provisional. */
    public PatientId provisional() {
        return patients.create(secretary, new Patients.Draft(traits()), Set.of());
    }

    /** Somebody whose identity is qualified. */
    public PatientId qualified() {
        Traits traits = traits();
        PatientId id = patients.create(claire, new Patients.Draft(traits), Set.of());
        int version = patients.insiAnswered(claire, id, PatientPopulation.testIns(traits, number), traits, true).version();
        patients.proofChecked(claire, id, version, ProofType.IDENTITY_CARD);
        return id;
    }

    public void note(PatientId patient, ProfileContent content) {
        profiles.add(claire, patient, content, ProfileSource.practice(PartialDate.parse("2026-11-20").orElseThrow()));
    }

    public void note(PatientId patient, ProfileKind kind, String text) {
        note(patient, ProfileContent.of(kind, text));
    }

    public Writing letter(PatientId patient, String body) {
        return writings.begin(secretary, Written.letter(patient, "11488-4", "Courrier").withText("Courrier", body));
    }

    public Writing given(PatientId patient, String body) {
        Writing begun = letter(patient, body);
        return writings.give(secretary, begun.id(), begun.version());
    }

    public DocumentId signed(Session session, WritingId id) {
        return signing.sign(session, id, signing.read(session, id).seen());
    }

    public byte[] bytes(DocumentId document) {
        DocumentSource source = documents.open(claire, document);
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override public void close() {
        vault.close();
    }
}
