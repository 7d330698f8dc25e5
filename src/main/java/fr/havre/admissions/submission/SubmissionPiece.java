package fr.havre.admissions.submission;

import fr.havre.admissions.Piece.Filed;
import fr.havre.admissions.PieceKey;
import java.util.Optional;
import java.util.UUID;

/**
 * A document that goes with a submission.
 *
 * @param filed where it is kept
 * @param scan the letter of the letterbox it came in, while nobody had filed it
 */
public record SubmissionPiece(PieceKey piece, Optional<Filed> filed, Optional<UUID> scan) { }
