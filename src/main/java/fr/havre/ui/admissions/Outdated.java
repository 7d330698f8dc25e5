package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.PieceState;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionPiece;
import fr.havre.admissions.submission.SubmissionState;
import fr.havre.documents.DocumentId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the hospital has other papers than those that are there now. */
final class Outdated {
    private Outdated() { }

    /** True where a paper came, was taken away or became another one after it was sent or given. */
    static boolean since(Submission submission, AdmissionFile file) {
        if (!submission.state().left() && submission.state() != SubmissionState.PAPER) return false;
        Map<PieceKey, Set<SubmissionPiece>> sent = submission.pieces().stream().collect(Collectors.groupingBy(SubmissionPiece::piece,
                Collectors.toSet()));
        return file.pieces().stream().anyMatch(piece -> differs(piece, sent.getOrDefault(piece.key(), Set.of())));
    }

    private static boolean differs(Piece piece, Set<SubmissionPiece> sent) {
        boolean there = piece.state() == PieceState.RECEIVED;
        if (!sent.isEmpty() && !there) return true;
        if (!there || sent.stream().anyMatch(each -> each.scan().isPresent())) return false;    // it was filed since, the same
        Set<DocumentId> documents = sent.stream().flatMap(each -> each.filed().stream()).map(Piece.Filed::document)
                .collect(Collectors.toSet());
        return (sent.isEmpty() && piece.scan().isPresent()) || documents(piece).anyMatch(each -> !documents.contains(each));
    }

    private static Stream<DocumentId> documents(Piece piece) {
        return Stream.concat(piece.filed().stream(), piece.signing().stream().flatMap(each -> each.signature().stream())
                .flatMap(each -> each.filed().stream())).map(Piece.Filed::document);
    }
}
