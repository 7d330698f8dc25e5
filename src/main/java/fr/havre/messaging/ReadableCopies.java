package fr.havre.messaging;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Recognised;
import fr.havre.documents.Recognition;
import fr.havre.messaging.ReceivedMail.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Which files of a message only repeat, for people, what is in its archive: nothing is kept twice. */
public final class ReadableCopies {
    private final Set<String> inArchives = new HashSet<>();

    /** Reads the archives among the files of one message. */
    public ReadableCopies(List<Attachment> files) {
        for (Attachment each : files) if (each.isArchive()) addAllOf(each.source());
    }

    public boolean contains(Attachment file) {
        return !inArchives.isEmpty() && !file.isArchive() && inArchives.contains(digest(file.source()));
    }

    /** The documents of an archive, and the PDFs inside its CDAs; none if it cannot be read. */
    private void addAllOf(DocumentSource archive) {
        try {
            for (ContainedDocument listed : Recognition.recognise(archive).contained()) {
                inArchives.add(digest(listed.source()));
                Recognised document = Recognition.recognise(listed.source());
                if (document.format() != DocumentFormat.CDA) continue;
                for (ContainedDocument inside : document.contained()) inArchives.add(digest(inside.source()));
            }
        } catch (DocumentRefusedException _) {
            return;                                                            // its own refusal says why
        }
    }

    private static String digest(DocumentSource source) {
        try (InputStream in = source.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[64 << 10];
            for (int read; (read = in.read(piece)) >= 0; ) digest.update(piece, 0, read);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new DocumentRefusedException(DocumentRefusedException.Code.NOT_READABLE, "message part", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
