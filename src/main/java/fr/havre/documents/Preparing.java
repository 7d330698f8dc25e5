package fr.havre.documents;

import fr.havre.documents.DocumentRefusedException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prepares one file for nobody in particular; only certainty will file it. */
final class Preparing {
    private static final int DEEPEST_ARCHIVE = 2;

    private final Intake intake;
    private final Shelf shelf;

    Preparing(Intake intake, Shelf shelf) {
        this.intake = intake;
        this.shelf = shelf;
    }

    PreparedFile prepare(DocumentSource source, Origin origin) {
        Recognised recognised = intake.recognise(source);
        if (recognised.format() != DocumentFormat.XDM) {
            PreparedDocument document = prepared(source, recognised, DocumentMetadata.NONE, origin);
            return new PreparedFile(false, List.of(new PreparedFile.Part("", recognised.format().mimeType(), source.size(),
                    Optional.of(document), Optional.empty())));
        }
        List<PreparedFile.Part> parts = new ArrayList<>();
        unpack(recognised, origin, parts, 1);
        return new PreparedFile(true, parts);
    }

    /** What would be refused of it is; an archive of which not everything can be kept too. */
    static void requireTaken(Intake intake, DocumentSource source) {
        Recognised seen = intake.recognise(source);
        if (seen.warnings().contains(Warning.XDM_DOCUMENT_MISSING)) throw new DocumentRefusedException(Code.ARCHIVE_INCOMPLETE, "archive");
    }

    private void unpack(Recognised archive, Origin origin, List<PreparedFile.Part> parts, int depth) {
        if (archive.contained().isEmpty()) throw new DocumentRefusedException(Code.NO_DOCUMENT_INSIDE, "archive");
        for (ContainedDocument each : archive.contained()) {
            try {
                one(each, new Origin(origin.kind(), origin.at(), each.name(), Optional.of(origin.reference())), parts, depth);
            } catch (DocumentRefusedException e) {
                parts.add(new PreparedFile.Part(each.name(), each.mimeType(), each.source().size(), Optional.empty(),
                        Optional.of(e.code())));
            }
        }
    }

    private void one(ContainedDocument each, Origin origin, List<PreparedFile.Part> parts, int depth) {
        Recognised recognised = intake.recognise(each.source());
        if (recognised.format() == DocumentFormat.XDM) {
            if (depth == DEEPEST_ARCHIVE) throw new DocumentRefusedException(Code.NO_DOCUMENT_INSIDE, "archive");
            unpack(recognised, origin, parts, depth + 1);
            return;
        }
        parts.add(new PreparedFile.Part(each.name(), recognised.format().mimeType(), each.source().size(),
                Optional.of(prepared(each.source(), recognised, each.described(), origin)), Optional.empty()));
    }

    private PreparedDocument prepared(DocumentSource source, Recognised recognised, DocumentMetadata described, Origin origin) {
        return intake.prepare(shelf, source, recognised, Intake.completed(recognised.metadata(), described, ImportWish.NONE),
                ImportWish.NONE, origin, Optional.empty(), false);
    }
}
