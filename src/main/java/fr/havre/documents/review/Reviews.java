package fr.havre.documents.review;

import fr.havre.access.Absences;
import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.FilingException;
import fr.havre.documents.review.ReviewException.Code;
import fr.havre.documents.review.ReviewRepository.Kept;
import fr.havre.documents.review.ReviewRepository.People;
import fr.havre.patients.PatientId;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reports from elsewhere that no professional has looked at yet, and the note that one has. Changes are announced as
 * {@link ReviewChanged}; what arrives, is replaced or erased as {@link fr.havre.documents.DocumentChange}.
 *
 * <p>Threads: any but the FX thread; milliseconds, {@link #catchUp} some milliseconds for each document. Every method that
 * is given a {@link Session} throws {@link fr.havre.access.AccessDeniedException} if that person may not.
 */
public final class Reviews {
    private static final int LONGEST_WORD = 300;

    private record Found(DocumentId document, DocumentLine line, DocumentMetadata said, DocumentSource source) { }

    private final Database clinical;
    private final Documents documents;
    private final Absences absences;
    private final Supplier<List<Professional>> professionals;
    private final ReviewRepository repository = new ReviewRepository();

    /** @param professionals who of this vault is still here and looks at results */
    public Reviews(Database clinical, Documents documents, Absences absences, Supplier<List<Professional>> professionals) {
        this.clinical = clinical;
        this.documents = documents;
        this.absences = absences;
        this.professionals = professionals;
    }

    /** What waits to be looked at: what cannot wait, then the abnormal, then the rest; of each the oldest first. */
    public List<Review> list(Session session, Whose whose, int limit) {
        session.require(Permission.READ_DOCUMENT);
        List<Professional> known = professionals.get();
        return clinical.read(tx -> {
            People people = people(tx, session, known);
            return repository.unseen(tx, people, whose, limit).stream().map(kept -> review(tx, people, kept)).toList();
        });
    }

    /** How many wait. */
    public ReviewCounts counts(Session session) {
        session.require(Permission.READ_DOCUMENT);
        List<Professional> known = professionals.get();
        return clinical.read(tx -> {
            People people = people(tx, session, known);
            Map<Severity, Integer> mine = repository.counts(tx, people, Whose.MINE);
            return new ReviewCounts(sum(mine.values()), mine.getOrDefault(Severity.CRITICAL, 0),
                    mine.getOrDefault(Severity.ABNORMAL, 0), sum(repository.counts(tx, people, Whose.ALL).values()));
        });
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private People people(Transaction tx, Session session, List<Professional> known) {
        Set<UUID> mine = new HashSet<>(absences.coveredBy(tx, session.person()));
        mine.add(session.person());
        return new People(known, mine);
    }

    private Review review(Transaction tx, People people, Kept kept) {
        return new Review(documents.line(tx, kept.document()), kept.severity(), kept.abnormal(), kept.findings(),
                repository.addressees(tx, kept.document(), people), kept.since(), kept.seen());
    }

    /** One report, looked at or not; empty if it is none. */
    public Optional<Review> find(Session session, DocumentId document) {
        session.require(Permission.READ_DOCUMENT);
        List<Professional> known = professionals.get();
        return clinical.read(tx -> repository.find(tx, document)
                .map(kept -> review(tx, people(tx, session, known), kept)));
    }

    /** Who has looked at which of a patient's reports; empty for those that nobody has. What is no report is not there. */
    public Map<DocumentId, Optional<Seen>> ofPatient(Session session, PatientId patient) {
        session.require(Permission.READ_DOCUMENT);
        Map<DocumentId, Optional<Seen>> found = new HashMap<>();
        clinical.read(tx -> repository.ofPatient(tx, patient)).forEach(kept -> found.put(kept.document(), kept.seen()));
        return found;
    }

    /**
     * Notes that the person signed in has looked at it, and with it at its other format that still waits; said again, the word
     * is the newer one.
     *
     * @param word what they have to say; may be empty
     * @throws ReviewException any code
     */
    public void seen(Session session, DocumentId document, String word) {
        session.require(Permission.REVIEW_RESULTS);
        String said = word.strip();
        if (said.length() > LONGEST_WORD) throw new ReviewException(Code.WORD_TOO_LONG, document);
        clinical.write(tx -> {
            requireReport(tx, document);
            Seen now = new Seen(session.person(), tx.now(), said);
            Optional<DocumentId> twin = repository.twin(tx, document).filter(each -> seen(tx, each).isEmpty());
            repository.seen(tx, document, now);
            twin.ifPresent(each -> {
                repository.seen(tx, each, now);
                told(tx, "document.seen", each);
            });
            return told(tx, "document.seen", document);
        });
    }

    /**
     * Takes that back: it waits again, and its other format that was looked at with it.
     *
     * @throws ReviewException {@code NOT_TO_REVIEW}
     */
    public void unseen(Session session, DocumentId document) {
        session.require(Permission.REVIEW_RESULTS);
        clinical.write(tx -> {
            requireReport(tx, document);
            Optional<Seen> before = seen(tx, document);
            repository.twin(tx, document).filter(each -> before.isPresent() && seen(tx, each).equals(before))
                    .filter(each -> repository.unseen(tx, each)).ifPresent(each -> told(tx, "document.unseen", each));
            return repository.unseen(tx, document) ? told(tx, "document.unseen", document) : null;
        });
    }

    private Optional<Seen> seen(Transaction tx, DocumentId document) {
        return repository.find(tx, document).flatMap(Kept::seen);
    }

    private void requireReport(Transaction tx, DocumentId document) {
        if (repository.find(tx, document).isEmpty()) throw new ReviewException(Code.NOT_TO_REVIEW, document);
    }

    private Void told(Transaction tx, String act, DocumentId document) {
        tx.audit(act, Stream.concat(Stream.of(document.value()),
                documents.line(tx, document).patient().map(PatientId::value).stream()).toArray(UUID[]::new));
        tx.announce(new ReviewChanged(document));
        return null;
    }

    /**
     * A report came by a way that says whose it is, somebody's own mailbox, in this transaction. What was everybody's
     * before stays so; nothing for what is no report.
     */
    public void addressed(Transaction tx, DocumentId document, UUID person) {
        if (repository.find(tx, document).filter(each -> each.since().equals(tx.now())
                || repository.hasAddressees(tx, document)).isEmpty()) return;
        repository.addressed(tx, document, person, null, "RECIPIENT");
    }

    /**
     * Background work, to be called until it says false: looks into what was kept before results were looked at here, or
     * became a report by a person's word; the newest first.
     */
    public boolean catchUp(int most) {
        List<DocumentId> waiting = clinical.read(tx -> repository.waiting(tx, most));
        for (DocumentId each : waiting) {
            Optional<Found> found = clinical.read(tx -> found(tx, each));
            Optional<Report> report = found.map(Reviews::read);
            clinical.write(tx -> {
                report.ifPresent(said -> note(tx, found.get(), said));
                repository.waitedEnough(tx, each);
                return null;
            });
        }
        return waiting.size() == most;
    }

    /** What is damaged says nothing; a person has to look all the more. */
    private static Report read(Found found) {
        try {
            return Report.of(found.source(), found.line().format(), found.said());
        } catch (VaultException e) {
            if (e.code() != VaultException.Code.CONTENT_DAMAGED && e.code() != VaultException.Code.CONTENT_MISSING) throw e;
            return Report.UNTOLD;
        }
    }

    /** Empty for what is not to be looked at, or gone. */
    private Optional<Found> found(Transaction tx, DocumentId document) {
        try {
            DocumentLine line = documents.line(tx, document);
            DocumentMetadata said = documents.metadata(tx, document);
            if (!repository.cameFromElsewhere(tx, document) || !repository.isDue(tx, document, said, line.keptAt())) {
                return Optional.empty();
            }
            return Optional.of(new Found(document, line, said, documents.source(tx, document)));
        } catch (FilingException _) {
            return Optional.empty();
        }
    }

    private void note(Transaction tx, Found found, Report report) {
        try {
            documents.line(tx, found.document());
        } catch (FilingException _) {
            return;                                                     // erased meanwhile
        }
        repository.insert(tx, found.document(), found.line().keptAt(), report);
        tx.announce(new ReviewChanged(found.document()));
    }
}
