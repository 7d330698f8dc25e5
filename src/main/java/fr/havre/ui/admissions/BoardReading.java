package fr.havre.ui.admissions;

import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.submission.Submission;
import fr.havre.documents.search.Folding;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.patients.PatientWords;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads every coming admission. Never on the FX thread. */
final class BoardReading {
    private static final ZoneId FRANCE = FrenchZone.here();

    /** What one look gives, by day. */
    record Content(List<BoardRow.Line> lines, LocalDate today) {
        static final Content NOTHING = new Content(List.of(), LocalDate.EPOCH);
    }

    private final Desk desk;

    BoardReading(Desk desk) {
        this.desk = desk;
    }

    Content read() {
        return content(desk.admissions().board(desk.session()));
    }

    /** Every one of a patient, those that are over too, the latest day first. */
    Content of(PatientId patient) {
        return content(desk.admissions().of(desk.session(), patient));
    }

    private Content content(List<AdmissionFile> files) {
        Map<AdmissionId, Submission> latest = desk.admissionSending().latest(desk.session());
        Map<AdmissionId, List<Submission>> standing = desk.admissionSending().standing(desk.session());
        Map<AdmissionId, Submission> off = desk.admissionSending().callOffsToCome(desk.session());
        LocalDate today = today(desk);
        return new Content(files.stream().map(file -> line(file, Optional.ofNullable(latest.get(file.admission().id())),
                standing.getOrDefault(file.admission().id(), List.of()), Optional.ofNullable(off.get(file.admission().id())), today))
                .toList(), today);
    }

    /** By the vault's clock, in France. */
    static LocalDate today(Desk desk) {
        return LocalDate.ofInstant(desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> tx.now()), FRANCE);
    }

    private BoardRow.Line line(AdmissionFile file, Optional<Submission> latest, List<Submission> standing, Optional<Submission> off,
            LocalDate today) {
        List<Submission> also = standing.stream().filter(each -> latest.isPresent()
                && !each.address().equalsIgnoreCase(latest.get().address())).toList();
        Admission admission = file.admission();
        UUID self = desk.session().person();
        boolean mine = admission.createdBy().equals(self) || admission.changedBy().equals(self);
        return new BoardRow.Line(file, latest, also, off, BoardGroup.of(admission.situation().day(), today), mine, folded(file));
    }

    private static String folded(AdmissionFile file) {
        Patient patient = file.patient();
        Stream<String> words = Stream.of(patient.traits().birthName(), patient.traits().givenNames(),
                patient.used().name().orElse(""), patient.used().givenName().orElse(""),
                patient.traits().birthDate().map(PatientWords::date).orElse(""), file.admission().situation().hospital(),
                file.admission().situation().service(), file.admission().situation().reason());
        return Folding.distinct(words.collect(Collectors.joining(" "))).stream().map(word -> " " + word)
                .collect(Collectors.joining());
    }
}
