package fr.havre.messaging.inbox;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.Origin;
import fr.havre.documents.PreparedFile;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReadableCopies;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Attachment;
import fr.havre.messaging.inbox.PreparedMessage.File;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.smime.MailboxEnvelopes;
import fr.havre.messaging.smime.Revocations;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads, recognises and encrypts a message before its transaction. Whatever it holds, nothing of it is thrown. */
final class MessagePreparing implements AutoCloseable {
    private static final int LONGEST_NAME = 200;

    private final Documents documents;
    private final ContentStore contents;
    private final InstantSource time;
    private final Revocations revocations = new Revocations();

    MessagePreparing(Documents documents, ContentStore contents, InstantSource time) {
        this.documents = documents;
        this.contents = contents;
        this.time = time;
    }

    PreparedMessage prepare(MessageId id, Mailbox box, byte[] bytes) {
        MailboxId mailbox = box.id();
        ReceivedMail mail;
        try {
            mail = MessageReader.read(DocumentSource.of(bytes), new MailboxEnvelopes(box.signIn().certificate(),
                    () -> MailConnections.authorities(box.trusted()), Optional.of(revocations).filter(_ -> box.revocation())));
        } catch (MailRefusedException e) {
            return new PreparedMessage(id, mailbox, Optional.of(contents.put(bytes, Encoding.PLAIN)), Optional.empty(),
                    Optional.of(e.code()), List.of());
        }
        return new PreparedMessage(id, mailbox, Optional.of(contents.put(bytes, Encoding.PLAIN)), Optional.of(mail),
                Optional.empty(), files(mail));
    }

    /** One that is not fetched, for it is larger than any that is read. */
    PreparedMessage refused(MessageId id, MailboxId mailbox, MailRefusedException.Code code) {
        return new PreparedMessage(id, mailbox, Optional.empty(), Optional.empty(), Optional.of(code), List.of());
    }

    /** A report brings nothing to keep: what is attached to it is what we had sent. */
    private List<File> files(ReceivedMail mail) {
        boolean report = switch (mail.kind()) {
            case RECEIPT, BOUNCE, INTEGRATION_ERROR -> true;
            case ORDINARY, DOCUMENTS, CLOSING -> false;
        };
        if (report) return List.of();
        ReadableCopies copies = new ReadableCopies(mail.attachments());
        List<File> files = new ArrayList<>();
        for (Attachment each : mail.attachments()) files.add(file(mail, each, copies.contains(each)));
        return files;
    }

    private File file(ReceivedMail mail, Attachment file, boolean copy) {
        String name = file.name().substring(0, Math.min(file.name().length(), LONGEST_NAME));
        long size = file.source().size();
        if (copy) return new File(name, file.mimeType(), size, true, Optional.empty(), Optional.empty());
        Origin origin = file.isArchive() ? new Origin(Origin.Kind.MESSAGE, time.instant(), mail.id(), Optional.empty())
                : new Origin(Origin.Kind.MESSAGE, time.instant(), name, Optional.of(mail.id()));
        try {
            PreparedFile prepared = documents.prepare(file.source(), origin);
            return new File(name, file.mimeType(), size, false, Optional.of(prepared), Optional.empty());
        } catch (DocumentRefusedException e) {
            return new File(name, file.mimeType(), size, false, Optional.empty(), Optional.of(e.code()));
        }
    }

    /** Asks no authority any more. */
    @Override public void close() {
        revocations.close();
    }

    /** It will be no part of anything. */
    void discard(PreparedMessage prepared) {
        prepared.content().ifPresent(contents::discard);
        prepared.files().stream().flatMap(file -> file.prepared().stream()).flatMap(file -> file.parts().stream())
                .flatMap(part -> part.document().stream()).forEach(documents::discard);
    }
}
