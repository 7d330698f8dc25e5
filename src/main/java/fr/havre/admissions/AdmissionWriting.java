package fr.havre.admissions;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.LetterField;
import fr.havre.documents.writing.LetterFields;
import fr.havre.documents.writing.LetterTemplate;
import fr.havre.documents.writing.LetterTemplates;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.WritingId;
import fr.havre.documents.writing.Writings;
import fr.havre.documents.writing.Written;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The doctor's part of admissions: the letter and the summary that a hospital waits for, proposed from the admission and the
 * profile, and named as its piece once they are signed. The front desk then sees that they are there.
 *
 * <p>A signed text is kept first and named in a second transaction, of the other compartment: {@link #catchUp} names what a
 * crash between the two left.
 * <p>Threads: any but the FX thread. Needs the clinical key.
 */
public final class AdmissionWriting {
    private static final Set<String> SUMMARIES = Set.of("SYNTH", "60591-5");
    private static final String PURPOSE = "admission/";
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final Admissions admissions;
    private final AdmissionPieces pieces;
    private final Writings writings;
    private final LetterFields fields;
    private final LetterTemplates templates;

    /** A piece that waits for a doctor, and what is written of it. */
    public record Asked(AdmissionFile file, Piece piece, Optional<Writings.Begun> writing) { }

    public AdmissionWriting(Admissions admissions, AdmissionPieces pieces, Writings writings, LetterFields fields,
            LetterTemplates templates) {
        this.admissions = admissions;
        this.pieces = pieces;
        this.writings = writings;
        this.fields = fields;
        this.templates = templates;
    }

    /** Every piece of an open admission that a doctor gives and that is not there, what is due first at the top. */
    public List<Asked> asked(Session session) {
        session.require(Permission.READ_DOCUMENT);
        return admissions.board(session).stream().flatMap(file -> file.open().stream()
                .filter(piece -> piece.item().giver() == Giver.DOCTOR && piece.item().document())
                .map(piece -> new Asked(file, piece, newest(session, file, piece))))
                .sorted(Comparator.comparing(each -> each.piece().due())).toList();
    }

    private Optional<Writings.Begun> newest(Session session, AdmissionFile file, Piece piece) {
        return writings.forPurpose(session, purpose(file.admission().id(), piece.key())).stream().findFirst();
    }

    private static String purpose(AdmissionId id, PieceKey key) {
        return PURPOSE + id + "/" + key;
    }

    /**
     * The text for a piece: the one that was begun, else a new one with what is known filled in.
     *
     * @throws AdmissionException {@code UNKNOWN_PIECE}, {@code UNKNOWN_ADMISSION}; {@code NOT_A_DOCUMENT}
     */
    public Writing propose(Session session, AdmissionId id, PieceKey key) {
        session.require(Permission.IMPORT_DOCUMENT);
        AdmissionFile file = admissions.open(session, id);
        Piece piece = file.piece(key);
        if (!piece.item().document()) throw new AdmissionException(AdmissionException.Code.NOT_A_DOCUMENT, key.toString());
        Optional<Writings.Begun> begun = newest(session, file, piece).filter(each -> each.document().isEmpty());
        if (begun.isPresent()) return writings.open(session, begun.get().id());
        AdmissionSituation stay = file.admission().situation();
        Written written = (piece.item().types().stream().anyMatch(SUMMARIES::contains)
                ? Written.summary(file.patient().id()) : letter(session, file, piece))
                .withAddressee((stay.service() + "\n" + stay.hospital()).strip()).withPurpose(Optional.of(purpose(id, key)));
        return writings.begin(session, fields.fill(session, written, known(stay)));
    }

    private Written letter(Session session, AdmissionFile file, Piece piece) {
        String type = piece.item().types().getFirst();
        String name = piece.item().french();
        Optional<LetterTemplate> template = templates.ofType(session, type);
        return Written.letter(file.patient().id(), type, name)
                .withText(template.map(LetterTemplate::title).orElse(name), template.map(LetterTemplate::body).orElse(""));
    }

    private static Map<LetterField, String> known(AdmissionSituation stay) {
        return Map.of(LetterField.HOSPITAL, stay.hospital(), LetterField.SERVICE, stay.service(), LetterField.REASON, stay.reason(),
                LetterField.ADMISSION_DAY, FRENCH.format(stay.day()));
    }

    /**
     * Names a text that was signed as the piece it was asked for. Nothing where it was asked for by nothing, or the admission
     * is over meanwhile.
     */
    public Optional<AdmissionFile> signed(Session session, WritingId id) {
        Writing writing = writings.open(session, id);
        Optional<DocumentId> document = writing.document();
        Optional<String> purpose = writing.written().purpose().filter(each -> each.startsWith(PURPOSE));
        if (document.isEmpty() || purpose.isEmpty()) return Optional.empty();
        String[] parts = purpose.get().split("/", 3);
        try {
            return Optional.of(pieces.attach(session, AdmissionId.of(parts[1]), PieceKey.of(parts[2]), document.get(),
                    Optional.empty()));
        } catch (AdmissionException e) {
            return Optional.empty();                               // given up or done; the document stands in the chart
        }
    }

    /** Names what was signed and not named: to be called when a session opens. */
    public void catchUp(Session session) {
        asked(session).stream().flatMap(each -> each.writing().stream()).filter(each -> each.document().isPresent())
                .forEach(each -> signed(session, each.id()));
    }
}
