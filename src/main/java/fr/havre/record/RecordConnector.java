package fr.havre.record;

import fr.havre.patients.Ins;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One national record, reached over a network. Implementations translate; they decide nothing about consent,
 * permission or
 * retries.
 *
 * <p>Every method blocks on the network for at most the timeouts of its settings: never call one on the FX thread or
 * inside a transaction. Safe for use by several threads. Every method throws {@code UNREACHABLE} on timeout or any
 * other
 * 5xx ({@code MAYBE_DONE} where it may have changed something), {@code BUSY} on 429 and 503, {@code NOT_TRUSTED} when
 * TLS
 * fails, {@code SIGN_IN_NEEDED} on 401, {@code CLOSED} or {@code ACCESS_BLOCKED} on 403, {@code NO_RECORD} where the
 * server
 * says so and {@code ANSWER_NOT_UNDERSTOOD} when what comes back is something else; what a method adds stands there.
 * Contract: {@code RecordConnectorContract} in the tests, docs/connectors.md.
 */
public interface RecordConnector extends AutoCloseable {
    /** What one document may weigh, both ways. */
    long LARGEST_DOCUMENT_BYTES = 256L << 20;

    /** Has this patient a record, is it open (TD0.2)? */
    RecordStatus status(Ins patient) throws RecordException;

    /**
     * Submits a document with its submission set (ITI-65), replacing another where it says so (TD2.1).
     *
     * <p>Sends once: a lost answer is {@code MAYBE_DONE}, and the caller asks {@link #findByUniqueId} before it calls
     * again.
     *
     * @param bytes exactly those the submission announces
     * @throws RecordException {@code NO_RECORD}; {@code REFUSED} with the server's words; {@code CONFLICT} if the
     * document to
     * be replaced is not current any more; {@code NOT_FOUND} if it is not there; {@code TOO_LARGE};
     * {@code MAYBE_DONE}
     */
    Submitted submit(Submission submission, Submission.Bytes bytes) throws RecordException;

    /**
     * Submits a document without a submission set (ITI-105). Cannot replace another.
     *
     * @throws RecordException as {@link #submit}
     * @throws IllegalArgumentException if it is to replace another
     */
    Submitted submitSimply(Submission submission, Submission.Bytes bytes) throws RecordException;

    /**
     * The newest entry of the document with this unique id, whatever its status, or nothing.
     *
     * @throws RecordException {@code CONFLICT} if the server holds two current ones
     */
    Optional<RemoteDocument> findByUniqueId(Ins patient, String uniqueId) throws RecordException;

    /**
     * Lists the current documents of one patient's record page by page, in no particular order.
     *
     * <p>The search has no "changed since" (PDSm flux 05-b, ITI-67; {@code creation} is the authoring date, so a
     * letter filed
     * late would be missed): the caller compares {@code uniqueId} and {@code version} with what it holds. When the
     * server's
     * paging expires (410) the list starts again: a document may come more than once, none is left out.
     */
    void listCurrent(Ins patient, RecordFilter filter, Consumer<List<RemoteDocument>> page) throws RecordException;

    /** Submission sets filed at or after {@code since} (ITI-66), in no particular order. */
    List<RemoteSubmission> submissionSetsSince(Ins patient, Instant since) throws RecordException;

    /** The entries with these ids, whatever their status; those that are gone are left out. */
    List<RemoteDocument> read(List<String> entryUuids) throws RecordException;

    /**
     * Writes a document's bytes to {@code to} (ITI-68): absolute or relative address, raw or FHIR-wrapped Binary, data
     * inside
     * the entry, document Bundle.
     *
     * <p>After an exception {@code to} holds an unspecified part: throw it away.
     *
     * @throws RecordException {@code HASH_DIFFERS}; {@code TOO_LARGE} over {@link #LARGEST_DOCUMENT_BYTES};
     *     {@code FOREIGN_ADDRESS} for another server; {@code NOT_FOUND}
     * @throws IOException if {@code to} fails
     */
    Fetched fetch(RemoteDocument document, OutputStream to) throws RecordException, IOException;

    /**
     * Changes what the record says about a document and gives the entry as it is afterwards.
     *
     * @param seen the entry the decision was taken on; if the record has another version by now nothing is changed
     * @throws RecordException {@code CONFLICT} if it changed meanwhile; {@code NOT_THE_AUTHOR} for a deletion;
     *     {@code NOT_FOUND}; {@code NOT_SUPPORTED}; {@code MAYBE_DONE}
     */
    RemoteDocument change(Ins patient, RemoteDocument seen, RecordChange change) throws RecordException;

    /** What the server says it offers. */
    Capabilities capabilities() throws RecordException;

    /** Ends idle connections; a request under way ends with {@code UNREACHABLE} or {@code MAYBE_DONE}. */
    @Override void close();
}
