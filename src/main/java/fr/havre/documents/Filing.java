package fr.havre.documents;

import fr.havre.documents.DocumentChange.DocumentChanged;
import fr.havre.documents.DocumentChange.DocumentErased;
import fr.havre.documents.DocumentChange.DocumentKept;
import fr.havre.documents.DocumentRepository.Kept;
import fr.havre.documents.FilingException.Code;
import fr.havre.documents.ImportOutcome.AlreadyThere;
import fr.havre.documents.ImportOutcome.Imported;
import fr.havre.documents.ImportOutcome.NeedsPatient;
import fr.havre.documents.ImportOutcome.Refused;
import fr.havre.documents.search.IndexedDocument;
import fr.havre.documents.search.Places;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Inside a transaction: whose a document is, whether it is kept already, its rows, its words, its chain, its trace. */
final class Filing {
    private static final ZoneId FRANCE = FrenchZone.here();

    /** Whose it is, or why it cannot be that person's. */
    private record Owner(Optional<PatientId> patient, List<Match.Candidate> proposals, boolean names, Optional<Code> refusal) {
        static Owner refused(Code code) {
            return new Owner(Optional.empty(), List.of(), false, Optional.of(code));
        }
    }

    private final Patients patients;
    private final DocumentRepository repository;
    private final List<DocumentTraces> traces;
    private final DocumentChains chains = new DocumentChains();

    Filing(Patients patients, DocumentRepository repository, List<DocumentTraces> traces) {
        this.patients = patients;
        this.repository = repository;
        this.traces = traces;
    }

    DocumentChains chains() {
        return chains;
    }

    /**
     * Files one document.
     *
     * @return empty if its bytes, left out because the same are kept already, are needed after all
     */
    Optional<ImportOutcome> file(Transaction tx, Shelf shelf, PreparedDocument prepared) {
        Owner owner = ownerOf(tx, prepared);
        if (owner.refusal().isPresent()) return Optional.of(refused(owner.refusal().get()));
        Optional<Kept> same = sameAs(tx, prepared, owner.patient());
        if (same.isPresent()) return Optional.of(arrivedAgain(tx, shelf, same.get(), prepared, owner));
        if (prepared.bytes().content().isEmpty()) return Optional.empty();
        return Optional.of(keep(tx, shelf, prepared, owner));
    }

    private Owner ownerOf(Transaction tx, PreparedDocument prepared) {
        var claimed = prepared.metadata().patient();
        Match match = claimed.isEmpty() ? new Match.None() : patients.matching(tx, claimed);
        Optional<PatientId> chosen = prepared.wish().patient();
        if (chosen.isEmpty()) {
            if (match instanceof Match.Same same) return new Owner(Optional.of(same.patient()), List.of(), false, Optional.empty());
            return new Owner(Optional.empty(), proposals(tx, match, prepared.proposed()), false, Optional.empty());
        }
        if (!patients.isKnown(tx, chosen.get())) return Owner.refused(Code.UNKNOWN_PATIENT);
        boolean another = !claimed.isEmpty() && namesAnother(match, chosen.get());
        if (another && !prepared.wish().whateverItNames()) return Owner.refused(Code.OTHER_PATIENT);
        return new Owner(chosen, List.of(), another, Optional.empty());
    }

    /** What only the words of a text say is never more than a proposal, however well it fits. */
    List<Match.Candidate> proposals(Transaction tx, Match match, List<ClaimedIdentity> proposed) {
        if (match instanceof Match.Maybe maybe) return maybe.candidates();
        Map<PatientId, Match.Candidate> candidates = new LinkedHashMap<>();
        for (ClaimedIdentity each : proposed) {
            switch (patients.matching(tx, each)) {
                case Match.Same same -> candidates.put(same.patient(), new Match.Candidate(same.patient(), Set.of()));
                case Match.Maybe maybe -> maybe.candidates().forEach(one -> candidates.putIfAbsent(one.patient(), one));
                case Match.None _ -> { }
            }
        }
        return List.copyOf(candidates.values());
    }

    /** A person's choice settles what is only uncertain, but not a number or a name that is somebody else's. */
    static boolean namesAnother(Match match, PatientId chosen) {
        return switch (match) {
            case Match.Same same -> !same.patient().equals(chosen);
            case Match.Maybe maybe -> maybe.candidates().stream().noneMatch(candidate -> candidate.patient().equals(chosen)
                    && !candidate.differences().contains(Match.Difference.INS));
            case Match.None _ -> true;
        };
    }

    private static ImportOutcome refused(Code code) {
        return new Refused(new FilingException(code, "import"));
    }

    private Optional<Kept> sameAs(Transaction tx, PreparedDocument prepared, Optional<PatientId> patient) {
        String fingerprint = prepared.bytes().fingerprint();
        Optional<Identifier> uniqueId = prepared.metadata().uniqueId();
        Optional<Kept> sameId = uniqueId.flatMap(id -> repository.withUniqueId(tx, id).stream()
                .filter(kept -> kept.fingerprint().equals(fingerprint)).findFirst());
        if (sameId.isPresent()) return sameId;
        return repository.withFingerprint(tx, patient, fingerprint).stream()
                .filter(kept -> kept.uniqueId().isEmpty() || uniqueId.isEmpty()).findFirst();
    }

    private ImportOutcome arrivedAgain(Transaction tx, Shelf shelf, Kept kept, PreparedDocument prepared, Owner owner) {
        if (kept.patient().isPresent() && owner.patient().isPresent() && !kept.patient().equals(owner.patient())) {
            return refused(Code.OTHER_PATIENT);
        }
        repository.addOrigin(tx, kept.id(), prepared.origin());
        prepared.metadata().uniqueId().ifPresent(id -> repository.adoptUniqueId(tx, kept.id(), id));
        Optional<PatientId> patient = kept.patient().or(owner::patient);
        if (kept.patient().isEmpty() && patient.isPresent()) {
            moveTo(tx, shelf, kept.id(), patient.get());
            traces.forEach(each -> each.moved(tx, kept.id(), Optional.empty()));
        }
        repository.touch(tx, kept.id());
        tx.audit("document.arrived-again", subjects(kept.id(), patient));
        tx.announce(new DocumentChanged(kept.id(), patient));
        return new AlreadyThere(kept.id(), patient);
    }

    private ImportOutcome keep(Transaction tx, Shelf shelf, PreparedDocument prepared, Owner owner) {
        DocumentId id = new DocumentId(tx.newId());
        Optional<DocumentId> conflict = prepared.metadata().uniqueId()
                .flatMap(uniqueId -> repository.withUniqueId(tx, uniqueId).stream().findFirst()).map(Kept::id);
        DocumentLine line = line(tx, id, prepared, owner, conflict);
        repository.insert(tx, line, prepared, shelf.contents().keep(tx, prepared.bytes().content().orElseThrow()));
        repository.insertText(tx, id, prepared.rows().deflated());
        if (ScanReading.isScan(prepared.recognised())) ScanRows.await(tx, id);
        repository.addOrigin(tx, id, prepared.origin());
        shelf.index().add(tx, new IndexedDocument(line.place(), line.patient().map(PatientId::value), line.typeCode(),
                line.classCode(), prepared.rows().text(), Optional.of(prepared.rows().folded())));
        owner.patient().ifPresent(patient -> {
            prepared.replaces().ifPresent(older -> chains.replacedBy(tx, older, id));
            if (DocumentChains.mayLink(prepared.metadata())) changed(tx, chains.link(tx, id, patient), owner.patient());
        });
        traces.forEach(each -> each.kept(tx, id, prepared));
        tx.audit("document.imported", subjects(id, owner.patient()));
        tx.announce(new DocumentKept(id, owner.patient()));
        if (owner.patient().isEmpty()) return new NeedsPatient(id, owner.proposals());
        return new Imported(id, owner.patient().get(), conflict);
    }

    private DocumentLine line(Transaction tx, DocumentId id, PreparedDocument prepared, Owner owner,
            Optional<DocumentId> conflict) {
        DocumentMetadata said = prepared.metadata();
        Recognised recognised = prepared.recognised();
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(recognised.warnings());
        if (owner.names()) warnings.add(Warning.OTHER_PATIENT_NAMED);
        LocalDate day = said.date().map(date -> date.firstDay()).orElse(LocalDate.ofInstant(tx.now(), FRANCE));
        String type = said.type().map(CodedValue::code).orElse("");
        return new DocumentLine(id, tx.compartment(), owner.patient(), placeOn(tx, day), prepared.rows().title(), type,
                said.documentClass().map(CodedValue::code).orElse(""), said.date(), said.author().displayName(),
                said.confidentiality().stream().map(CodedValue::code).filter(code -> !code.contains(" ")).toList(),
                recognised.format(), prepared.bytes().size(),
                recognised.pages().isPresent() ? Optional.of(recognised.pages().getAsInt()) : Optional.empty(), tx.now(),
                Optional.empty(), conflict, Set.of(prepared.origin().kind()), warnings);
    }

    private long placeOn(Transaction tx, LocalDate day) {
        long first = Places.firstOf(day);
        while (true) {
            long next = Places.nextDay(first);
            long place = repository.freePlace(tx, first, next);
            if (place < next) return place;
            first = next;
        }
    }

    private static String heading(DocumentLine line) {
        return PreparedRows.heading(line.title(), line.typeCode(), line.author());
    }

    /** Puts a document into another patient's file: its row, its words, its chain. */
    void moveTo(Transaction tx, Shelf shelf, DocumentId id, PatientId patient) {
        shelf.index().remove(tx, repository.indexed(tx, id).orElseThrow());
        repository.file(tx, id, patient);
        shelf.index().add(tx, repository.indexed(tx, id).orElseThrow());
        changed(tx, chains.link(tx, id, patient), Optional.of(patient));
    }

    /** Says a document's type, date or title differently: its row, its rank, its words. */
    void describe(Transaction tx, Shelf shelf, DocumentId id, Description said) {
        DocumentLine line = repository.line(tx, id).orElseThrow(() -> new FilingException(Code.UNKNOWN_DOCUMENT, id.toString()));
        DocumentMetadata metadata = Intake.completed(repository.metadata(tx, id).orElseThrow(), DocumentMetadata.NONE,
                new ImportWish(Optional.empty(), said.type(), said.date(), said.title(), false));
        if (Intake.compartmentOf(metadata) != shelf.compartment()) throw new FilingException(Code.OTHER_COMPARTMENT, id.toString());
        IndexedDocument before = repository.indexed(tx, id).orElseThrow();
        shelf.index().remove(tx, before);
        long place = said.date().map(date -> placeOn(tx, date.firstDay())).orElse(line.place());
        String type = metadata.type().map(CodedValue::code).orElse("");
        repository.describe(tx, id, metadata, PreparedRows.title(metadata, type), type, place);
        DocumentLine after = repository.line(tx, id).orElseThrow();
        repository.updateText(tx, id, heading(after) + before.text().substring(heading(line).length()));
        shelf.index().add(tx, repository.indexed(tx, id).orElseThrow());
        traces.forEach(each -> each.described(tx, id, metadata));
        repository.touch(tx, id);
        tx.audit("document.described", subjects(id, line.patient()));
        tx.announce(new DocumentChanged(id, line.patient()));
    }

    /** Words that were read from its pictures are searched with the others. Nothing for one that is gone meanwhile. */
    void addWords(Transaction tx, Shelf shelf, DocumentId id, String words) {
        IndexedDocument before = repository.indexed(tx, id).orElse(null);
        if (before == null) return;
        shelf.index().remove(tx, before);
        repository.updateText(tx, id, before.text() + (before.text().endsWith("\n") ? "" : "\n") + words);
        shelf.index().add(tx, repository.indexed(tx, id).orElseThrow());
        Optional<PatientId> patient = repository.line(tx, id).flatMap(DocumentLine::patient);
        tx.audit("document.words-read", subjects(id, patient));
        tx.announce(new DocumentChanged(id, patient));
    }

    /** Refuses what {@link #assign} would; says whether it names somebody else. */
    boolean namesAnother(Transaction tx, DocumentId id, PatientId patient, boolean whateverItNames) {
        Kept kept = kept(tx, id);
        if (!patients.isKnown(tx, patient)) throw new FilingException(Code.UNKNOWN_PATIENT, patient.toString());
        if (kept.patient().equals(Optional.of(patient))) return false;
        var claimed = repository.metadata(tx, id).orElseThrow().patient();
        boolean another = !claimed.isEmpty() && namesAnother(patients.matching(tx, claimed), patient);
        if (another && !whateverItNames) throw new FilingException(Code.OTHER_PATIENT, id.toString());
        return another;
    }

    private Kept kept(Transaction tx, DocumentId id) {
        return repository.keptOf(tx, id).orElseThrow(() -> new FilingException(Code.UNKNOWN_DOCUMENT, id.toString()));
    }

    /** By a person's decision; an equal document of that patient takes this one's origins, and its place. */
    DocumentId assign(Transaction tx, Shelf shelf, DocumentId id, PatientId patient, boolean whateverItNames) {
        Kept kept = kept(tx, id);
        boolean another = namesAnother(tx, id, patient, whateverItNames);
        if (kept.patient().equals(Optional.of(patient))) return id;
        Optional<Kept> same = repository.withFingerprint(tx, Optional.of(patient), kept.fingerprint()).stream()
                .filter(other -> other.uniqueId().isEmpty() || kept.uniqueId().isEmpty()
                        || other.uniqueId().equals(kept.uniqueId())).findFirst();
        if (same.isPresent()) return unite(tx, shelf, id, same.get().id(), patient);
        chains.takeOut(tx, id);
        moveTo(tx, shelf, id, patient);
        if (another) repository.warn(tx, id, Warning.OTHER_PATIENT_NAMED);
        traces.forEach(each -> each.moved(tx, id, kept.patient()));
        repository.touch(tx, id);
        tx.audit("document.filed", subjects(id, Optional.of(patient)));
        tx.announce(new DocumentChanged(id, Optional.of(patient)));
        return id;
    }

    /** Nobody's any more: its row, its words, its chain; kept all the same. */
    void unassign(Transaction tx, Shelf shelf, DocumentId id) {
        Kept kept = repository.keptOf(tx, id).orElseThrow(() -> new FilingException(Code.UNKNOWN_DOCUMENT, id.toString()));
        if (kept.patient().isEmpty()) return;
        chains.takeOut(tx, id);
        shelf.index().remove(tx, repository.indexed(tx, id).orElseThrow());
        repository.unfile(tx, id);
        shelf.index().add(tx, repository.indexed(tx, id).orElseThrow());
        traces.forEach(each -> each.moved(tx, id, kept.patient()));
        repository.touch(tx, id);
        tx.audit("document.unfiled", subjects(id, kept.patient()));
        tx.announce(new DocumentChanged(id, kept.patient()));
    }

    private DocumentId unite(Transaction tx, Shelf shelf, DocumentId id, DocumentId same, PatientId patient) {
        repository.moveOrigins(tx, id, same);
        traces.forEach(each -> each.united(tx, id, same));
        remove(tx, shelf, id);
        repository.touch(tx, same);
        tx.audit("document.united", id.value(), same.value(), patient.value());
        tx.announce(new DocumentErased(id, Optional.empty()));
        tx.announce(new DocumentChanged(same, Optional.of(patient)));
        return same;
    }

    /** Everything of a document: what others keep of it, words, chain, rows, the key of its bytes. */
    Set<ErasureCertificate.Step> remove(Transaction tx, Shelf shelf, DocumentId id) {
        Set<ErasureCertificate.Step> steps = EnumSet.noneOf(ErasureCertificate.Step.class);
        traces.forEach(each -> steps.addAll(each.erase(tx, id)));
        ContentId content = repository.content(tx, id).orElseThrow();
        shelf.index().erase(tx, repository.indexed(tx, id).orElseThrow());
        chains.takeOut(tx, id);
        repository.delete(tx, id);
        shelf.contents().erase(tx, content);
        return steps;
    }

    private void changed(Transaction tx, List<DocumentId> documents, Optional<PatientId> patient) {
        for (DocumentId each : documents) {
            repository.touch(tx, each);
            tx.announce(new DocumentChanged(each, patient));
        }
    }

    static UUID[] subjects(DocumentId id, Optional<PatientId> patient) {
        return patient.map(p -> new UUID[] {id.value(), p.value()}).orElseGet(() -> new UUID[] {id.value()});
    }
}
