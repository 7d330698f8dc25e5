package fr.havre.ui.chart;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.search.Places;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordStanding;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what a chart shows, as far as the person signed in may. Never on the FX thread. */
final class ChartReading {
    /** More than anybody's file holds; what is beyond is older. */
    private static final int MOST_DOCUMENTS = 20_000;
    private static final DocumentFilter ALL = new DocumentFilter(Set.of(), Optional.empty(), Optional.empty(),
            Optional.empty(), true, Places.END, MOST_DOCUMENTS);

    private final Desk desk;
    private final PatientId id;

    ChartReading(Desk desk, PatientId id) {
        this.desk = desk;
        this.id = id;
    }

    /**
     * @param notKept entries of the record in force whose bytes are not here
     * @param news entries of the record with something a person was not told yet
     * @param lastVisit of this person, before this one
     * @param letters documents that were written and signed here
     */
    record Content(Patient patient, LocalDate today, List<ChartDocument> lines, List<RecordEntry> notKept,
            List<RecordEntry> news, Optional<Instant> lastVisit, Set<DocumentId> letters) {
        @Override public String toString() {
            return "Content[" + patient.id() + "]";
        }
    }

    /** Opens the file, which leaves a trace. */
    Content open() {
        Optional<Instant> lastVisit = desk.patients().lastOpened(session(), id);
        return content(desk.patients().open(session(), id), lastVisit);
    }

    /** The same again, while it is open. */
    Content again(Optional<Instant> lastVisit) {
        Patient patient = administrative().read(tx -> desk.patients().find(tx, id))
                .orElseThrow(() -> new PatientException(PatientException.Code.UNKNOWN_PATIENT, id));
        return content(patient, lastVisit);
    }

    private Content content(Patient patient, Optional<Instant> lastVisit) {
        LocalDate today = LocalDate.ofInstant(administrative().read(Transaction::now), Timeline.FRANCE);
        Map<DocumentId, ChartDocument.Reviewed> reviewed = reviewed();
        List<ChartDocument> lines = Timeline.lines(desk.documents().list(session(), id, ALL), standings(), lastVisit)
                .stream().map(each -> each.reviewed(reviewed)).toList();
        List<RecordEntry> entries = entries();
        return new Content(patient, today, lines, entries.stream().filter(ChartReading::notKept).toList(),
                entries.stream().filter(each -> each.news().isPresent()).toList(), lastVisit, letters());
    }

    private Set<DocumentId> letters() {
        if (!session().may(Permission.READ_DOCUMENT)) return Set.of();
        return desk.writing().map(each -> each.writings().signed(session(), id)).orElse(Set.of());
    }

    private Map<DocumentId, ChartDocument.Reviewed> reviewed() {
        if (desk.reviews().isEmpty() || !session().may(Permission.READ_DOCUMENT)) return Map.of();
        Map<UUID, String> names = desk.unlocked().people().all().stream().collect(Collectors.toMap(Person::id, Person::name));
        Map<DocumentId, ChartDocument.Reviewed> reviewed = new HashMap<>();
        desk.reviews().get().ofPatient(session(), id).forEach((document, seen) -> reviewed.put(document,
                new ChartDocument.Reviewed(document, seen, seen.map(each -> names.getOrDefault(each.by(), "")).orElse(""))));
        return reviewed;
    }

    private Map<DocumentId, RecordStanding> standings() {
        if (!session().may(Permission.READ_DOCUMENT)) return Map.of();
        return desk.recordDesk().map(record -> record.queue().standings(session(), id)).orElse(Map.of());
    }

    private static boolean notKept(RecordEntry entry) {
        return entry.status() == RecordEntry.Status.CURRENT && entry.keeping() == RecordEntry.Keeping.LISTED;
    }

    private List<RecordEntry> entries() {
        if (!session().may(Permission.CONSULT_RECORD)) return List.of();
        return desk.recordDesk().map(RecordDesk::consultation).stream()
                .flatMap(consultation -> consultation.entries(session(), id).stream()).toList();
    }

    private Session session() {
        return desk.session();
    }

    private Database administrative() {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE);
    }
}
