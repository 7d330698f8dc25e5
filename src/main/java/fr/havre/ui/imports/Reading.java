package fr.havre.ui.imports;

import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Examined;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/**
 * What was read of one incoming document.
 *
 * @param candidates who may be meant, the likeliest first
 * @param lastModified of a file, for a date where its words say none
 * @param frontDeskType what the front desk said it is when it handed it over
 * @param handedOver these very bytes were handed to the clinical side already
 */
record Reading(Examined examined, long sizeBytes, List<PatientChoice> candidates, Optional<FileTime> lastModified,
        Optional<String> frontDeskType, boolean handedOver) {
    Reading {
        candidates = List.copyOf(candidates);
    }

    boolean archive() {
        return examined.recognised().format() == DocumentFormat.XDM;
    }

    /** The very same bytes in this patient's file. */
    Optional<DocumentLine> keptFor(PatientId patient) {
        return examined.kept().stream().filter(each -> each.patient().equals(Optional.of(patient))).findFirst();
    }

    /** The very same bytes among what nobody has filed; an archive is unpacked each time. */
    Optional<DocumentLine> keptForNobody() {
        if (archive()) return Optional.empty();
        return examined.kept().stream().filter(each -> each.patient().isEmpty()).findFirst();
    }

    /** Whether somebody else than {@code chosen} seems to be meant, by the document's own metadata or by its words. */
    boolean speaksOfAnother(PatientId chosen) {
        if (examined.namesAnother(chosen)) return true;
        return !candidates.isEmpty() && candidates.stream().noneMatch(each -> each.patient().id().equals(chosen));
    }

    /** The type the document has, that the front desk said or that its words propose; empty if neither. */
    String type() {
        return examined.recognised().metadata().type().map(each -> each.code()).or(() -> frontDeskType)
                .or(() -> examined.words().types().stream().findFirst().map(each -> each.value().code())).orElse("");
    }

    Optional<PartialDate> date() {
        return examined.recognised().metadata().date()
                .or(() -> examined.words().dates().stream().findFirst().map(each -> each.value()));
    }

    @Override public String toString() {
        return "Reading[" + examined + "]";
    }
}
