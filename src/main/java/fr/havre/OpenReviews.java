package fr.havre;

import fr.havre.access.Absences;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.documents.Documents;
import fr.havre.documents.review.Professional;
import fr.havre.documents.review.Reviews;
import fr.havre.record.RecordSettings;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.db.Database;
import java.util.List;
import java.util.stream.Stream;

/** Results to look at, and who is away, for a session that holds the clinical key. */
record OpenReviews(Absences absences, Reviews reviews) {
    static OpenReviews compose(UnlockedVault unlocked, Documents documents) {
        Database clinical = unlocked.database(Compartment.CLINICAL);
        Absences absences = new Absences(clinical,
                person -> clinicalPeople(unlocked).anyMatch(each -> each.id().equals(person)));
        return new OpenReviews(absences, new Reviews(clinical, documents, absences, () -> professionals(unlocked, clinical)));
    }

    private static Stream<Person> clinicalPeople(UnlockedVault unlocked) {
        return unlocked.people().all().stream().filter(each -> each.active() && each.clinical() && !each.isRecovery());
    }

    /** Who they are nationally says the record's connection. */
    private static List<Professional> professionals(UnlockedVault unlocked, Database clinical) {
        RecordSettings settings = new RecordSettings(clinical);
        return clinicalPeople(unlocked).filter(each -> Role.valueOf(each.role()).may(Permission.REVIEW_RESULTS))
                .map(each -> new Professional(each.id(), clinical.read(tx -> settings.professional(tx, each.id()))
                        .map(RecordSettings.Professional::national))).toList();
    }
}
