package fr.havre.ui.review;

import fr.havre.documents.review.Review;
import fr.havre.documents.review.ReviewCounts;
import fr.havre.documents.review.Reviews;
import fr.havre.documents.review.Whose;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import fr.havre.vault.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what waits to be looked at, with names. Never on the FX thread. */
final class ReviewReading {
    /** More than anybody looks at in a day; the counts say how many there are. */
    static final int MOST = 500;

    /** What one look gives. */
    record Content(List<ReviewRow> rows, ReviewCounts counts) { }

    private final Desk desk;
    private final Reviews reviews;

    ReviewReading(Desk desk, Reviews reviews) {
        this.desk = desk;
        this.reviews = reviews;
    }

    Content read(Whose whose) {
        List<Review> found = reviews.list(desk.session(), whose, MOST);
        Map<UUID, String> names = desk.unlocked().people().all().stream().collect(Collectors.toMap(Person::id, Person::name));
        Map<PatientId, Optional<Patient>> patients = new HashMap<>();
        Database administrative = desk.unlocked().database(Compartment.ADMINISTRATIVE);
        Instant now = administrative.read(tx -> {
            found.stream().flatMap(each -> each.document().patient().stream())
                    .forEach(each -> patients.computeIfAbsent(each, id -> desk.patients().find(tx, id)));
            return tx.now();
        });
        return new Content(found.stream().map(each -> new ReviewRow(each, each.document().patient().flatMap(patients::get),
                each.addressees().stream().map(person -> names.getOrDefault(person, "")).toList(),
                Duration.between(each.since(), now))).toList(), reviews.counts(desk.session()));
    }
}
