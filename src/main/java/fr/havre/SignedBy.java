package fr.havre;

import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.documents.writing.Signatory;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Sender;
import fr.havre.messaging.outgoing.Senders;
import fr.havre.record.RecordSettings;
import fr.havre.record.RecordSettings.Practice;
import fr.havre.record.RecordSettings.Professional;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.UUID;

/** Who signs letters: people and practice as they are described for the national record. */
public record SignedBy(RecordSettings settings) implements Senders {
    @Override public Sender of(Transaction clinical, UUID person, MailAddress from) {
        return sender(from, settings.practice(clinical), settings.professional(clinical, person));
    }

    /** The same person and practice, whatever mailbox. */
    public Signatory signatory(Transaction clinical, UUID person) {
        return signatory(settings.practice(clinical), settings.professional(clinical, person));
    }

    private static Sender sender(MailAddress from, Optional<Practice> practice, Optional<Professional> person) {
        Signatory by = signatory(practice, person);
        return new Sender(from, by.author(), by.facilityType(), by.practiceSetting());
    }

    private static Signatory signatory(Optional<Practice> practice, Optional<Professional> person) {
        Organisation structure = practice.map(each -> new Organisation(
                Identifier.of(Identifier.STRUCTURES, each.organisation()), each.name())).orElse(Organisation.NONE);
        Author author = person.map(each -> new Author(Identifier.of(Identifier.PROFESSIONALS, each.national()), each.family(),
                each.given(), CodeLists.official().find(CodeList.AUTHOR_SPECIALTY, each.specialty()), structure))
                .orElse(new Author(Optional.empty(), "", "", Optional.empty(), structure));
        Optional<CodedValue> facility = practice.flatMap(each -> CodeLists.official().find(CodeList.FACILITY_TYPE,
                each.facilityType()));
        Optional<CodedValue> setting = practice.flatMap(each -> CodeLists.official().find(CodeList.PRACTICE_SETTING,
                each.practiceSetting()));
        return new Signatory(author, facility, setting);
    }
}
