package fr.havre.messaging;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.Documents;
import fr.havre.documents.FilingException;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.messaging.ReceivedMail.Attachment;
import fr.havre.messaging.ReceivedMail.Kind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands what a message carries over to the documents: its archives, and the files beside them that are not the readable
 * copy of something in an archive. Filed on certainty only, by verified INS and traits
 * ({@link Documents#importDocument}); else kept for a person to say whose it is. The same message taken again adds
 * nothing.
 */
public final class MessageIntake {
    private static final Set<Kind> REPORTS = Set.of(Kind.RECEIPT, Kind.BOUNCE, Kind.INTEGRATION_ERROR);

    /**
     * What became of one file of a message.
     *
     * @param outcome empty for the readable copy of a document of the archive: nothing is kept twice
     */
    public record Taken(String name, Optional<ImportOutcome> outcome) {
        /** Names of files name patients. */
        @Override public String toString() {
            return "Taken[" + outcome.map(each -> each.getClass().getSimpleName()).orElse("copy") + "]";
        }
    }

    private final Documents documents;
    private final InstantSource time;

    public MessageIntake(Documents documents, InstantSource time) {
        this.documents = documents;
        this.time = time;
    }

    /** In the order of the message; a report brings nothing. A file that is refused does not stop the others. */
    public List<Taken> take(Session session, ReceivedMail mail) {
        session.require(Permission.IMPORT_DOCUMENT);
        List<Taken> taken = new ArrayList<>();
        if (REPORTS.contains(mail.kind())) return taken;
        ReadableCopies copies = new ReadableCopies(mail.attachments());
        for (Attachment each : mail.attachments()) {
            boolean copy = copies.contains(each);
            taken.add(new Taken(each.name(), copy ? Optional.empty() : Optional.of(keep(session, mail, each))));
        }
        return taken;
    }

    private ImportOutcome keep(Session session, ReceivedMail mail, Attachment attachment) {
        Origin origin = attachment.isArchive()
                ? new Origin(Origin.Kind.MESSAGE, time.instant(), mail.id(), Optional.empty())
                : new Origin(Origin.Kind.MESSAGE, time.instant(), attachment.name(), Optional.of(mail.id()));
        try {
            return documents.importDocument(session, attachment.source(), origin, ImportWish.NONE);
        } catch (DocumentRefusedException | FilingException e) {
            return new ImportOutcome.Refused(e);
        }
    }
}
