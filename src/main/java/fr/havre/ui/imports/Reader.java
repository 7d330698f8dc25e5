package fr.havre.ui.imports;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examined;
import fr.havre.documents.FilingException;
import fr.havre.documents.ScanTray;
import fr.havre.patients.Match;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what comes in, to propose whose it is and what. Off the FX thread; holds nothing between calls. */
final class Reader {
    private final Desk desk;

    Reader(Desk desk) {
        this.desk = desk;
    }

    /** @throws DocumentRefusedException if it is no document that is kept, with the reason */
    Reading read(Incoming incoming) {
        DocumentSource source = source(incoming);
        Optional<FileTime> modified = incoming instanceof Incoming.OfFile file ? modified(file.path()) : Optional.empty();
        Examined examined = desk.documents().examine(desk.session(), source);
        Optional<ScanTray.Scan> scan = incoming instanceof Incoming.Kept kept && !Types.handsOver(desk)
                ? desk.scans().proposal(desk.session(), kept.document()) : Optional.empty();
        boolean handed = Types.handsOver(desk) && desk.scans().handedOver(desk.session(), source);
        return new Reading(examined, source.size(), candidates(examined, scan), modified, scan.flatMap(ScanTray.Scan::proposedType),
                handed);
    }

    DocumentSource source(Incoming incoming) {
        return switch (incoming) {
            case Incoming.OfFile file -> ofFile(file.path());
            case Incoming.Pasted pasted -> DocumentSource.of(pasted.bytes());
            case Incoming.Kept kept -> desk.documents().open(desk.session(), kept.document());
        };
    }

    static DocumentSource ofFile(Path path) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FilingException(FilingException.Code.NOT_A_FILE, "import");
        }
        try {
            return DocumentSource.of(path);
        } catch (IOException e) {
            throw new DocumentRefusedException(DocumentRefusedException.Code.NOT_READABLE, "file", e);
        }
    }

    static Optional<FileTime> modified(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the file is still the one that was read: a scanner writes its next page under the same name. */
    boolean unchanged(Incoming incoming, Reading reading) {
        if (!(incoming instanceof Incoming.OfFile file)) return true;
        return ofFile(file.path()).size() == reading.sizeBytes() && modified(file.path()).equals(reading.lastModified());
    }

    private List<PatientChoice> candidates(Examined examined, Optional<ScanTray.Scan> scan) {
        Map<PatientId, PatientChoice> found = new LinkedHashMap<>();
        examined.certain().flatMap(this::patient)
                .ifPresent(one -> found.put(one.id(), PatientChoice.of(one, PatientChoice.Certainty.CERTAIN)));
        scan.flatMap(ScanTray.Scan::proposedPatient).flatMap(this::patient)
                .ifPresent(one -> found.putIfAbsent(one.id(), PatientChoice.of(one, PatientChoice.Certainty.FRONT_DESK)));
        for (Match.Candidate each : examined.byWords()) {
            patient(each.patient()).ifPresent(one -> found.putIfAbsent(one.id(),
                    new PatientChoice(one, PatientChoice.Certainty.PROBABLE, each.differences())));
        }
        return List.copyOf(found.values());
    }

    /** Without a trace: a proposal opens nobody's file. */
    Optional<Patient> patient(PatientId id) {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> desk.patients().find(tx, id));
    }

    /** Those found by what is typed. */
    List<Patient> find(String typed) {
        return desk.patients().find(desk.session(), typed);
    }

    /** Every code of the list of types, those used most here first; before them those this person may keep. */
    List<String> types() {
        Set<String> used = new java.util.LinkedHashSet<>(desk.documents().typesInUse(desk.session()));
        return Types.ordered(used, Types.handsOver(desk));
    }
}
