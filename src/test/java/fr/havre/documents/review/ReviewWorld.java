package fr.havre.documents.review;

import fr.havre.access.Absences;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.Documents;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Recognition;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A vault with two patients and two doctors. */
final class ReviewWorld implements AutoCloseable {
    static final String CLAIRE_NUMBER = "810001111116";
    static final String BRUNO_NUMBER = "810002222223";

    final TestVault vault;
    final Patients patients;
    final Documents documents;
    final Session claire;
    final Session bruno;
    final Absences absences;
    final Reviews reviews;
    final List<Professional> here;

    ReviewWorld(Path folder, Map<String, byte[]> keys, List<DocumentTraces> traces) {
        vault = TestVault.in(folder, keys);
        patients = new Patients(vault.administrative());
        documents = new Documents(List.of(new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE)),
                new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL))), patients, Recognition::recognise,
                traces, vault.time());
        claire = vault.session(Role.DOCTOR);
        bruno = vault.session(Role.DOCTOR);
        here = new ArrayList<>(List.of(new Professional(claire.person(), Optional.of(CLAIRE_NUMBER)),
                new Professional(bruno.person(), Optional.of(BRUNO_NUMBER))));
        absences = new Absences(vault.clinical(), _ -> true);
        reviews = new Reviews(vault.clinical(), documents, absences, () -> here);
    }

    ReviewWorld(Path folder) {
        this(folder, TestVault.keys(), List.of(new ReviewTraces()));
    }

    PatientId patient(String name) {
        return patients.create(claire, new Patients.Draft(new Traits(name, "Marie", PartialDate.parse("1980-03-05"),
                Sex.FEMALE, Optional.of("75056"))), Set.of());
    }

    DocumentId arrives(PatientId patient, LabReport report, Origin.Kind way) {
        return arrives(ImportWish.forPatient(patient), report, way);
    }

    DocumentId arrives(ImportWish wish, LabReport report, Origin.Kind way) {
        return switch (documents.importDocument(claire, report.source(), new Origin(way, vault.time().instant(), "x",
                Optional.empty()), wish)) {
            case ImportOutcome.Imported kept -> kept.document();
            case ImportOutcome.AlreadyThere there -> there.document();
            case ImportOutcome.NeedsPatient needs -> needs.document();
            case ImportOutcome.Refused refused -> throw refused.reason();
            case ImportOutcome.Unpacked _ -> throw new AssertionError("an archive");
        };
    }

    List<DocumentId> shown(Session session, Whose whose) {
        return reviews.list(session, whose, 1000).stream().map(each -> each.document().id()).toList();
    }

    @Override public void close() {
        vault.close();
    }
}
