package fr.havre.cli.demo;

import fr.havre.OpenVault;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import fr.havre.admissions.PieceKey;
import fr.havre.patients.PatientId;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stays in hospital that are being prepared: one is complete, one cannot wait, one is a child's, one nobody has closed. */
final class DemoAdmissions {
    private static final String HOSPITAL = "Centre hospitalier de Brocéliande";
    private static final String DOCTOR = "Dr Claire Roussel";

    private final OpenVault vault;
    private final Map<String, PatientId> patients;
    private final LocalDate today;

    DemoAdmissions(OpenVault vault, Map<String, PatientId> patients, LocalDate today) {
        this.vault = vault;
        this.patients = patients;
        this.today = today;
    }

    void fill() {
        add("marchand", -1, Set.of(Fact.PUBLIC_HOSPITAL));
        complete(add("paoli", 1, Set.of(Fact.SURGERY)));
        AdmissionFile cataract = add("legouerec", 5, Set.of(Fact.SURGERY, Fact.ANAESTHESIA, Fact.PUBLIC_HOSPITAL));
        ask(cataract, "letter");
        receive(cataract, "identity");
        receive(cataract, "treating-doctor");
        add("petit", 20, Set.of(Fact.SURGERY, Fact.ANAESTHESIA));
    }

    private AdmissionFile add(String patient, int days, Set<Fact> more) {
        EnumSet<Fact> said = EnumSet.of(Fact.SCHEDULED);
        said.addAll(more);
        return vault.admissions().create(vault.session(), patients.get(patient), new AdmissionSituation(HOSPITAL, "", "",
                today.plusDays(days), Optional.empty(), said, 2));
    }

    private void complete(AdmissionFile file) {
        file.blocking().forEach(piece -> receive(file, piece.key().toString()));
    }

    private void receive(AdmissionFile file, String piece) {
        vault.pieces().received(vault.session(), file.admission().id(), PieceKey.of(piece), DOCTOR, Optional.empty());
    }

    private void ask(AdmissionFile file, String piece) {
        vault.pieces().asked(vault.session(), file.admission().id(), PieceKey.of(piece), DOCTOR);
    }
}
