package fr.havre.record;

import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.Identifier;
import fr.havre.documents.Origin;
import fr.havre.documents.PreparedDocument;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordException.Code;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches one document and makes sure it is what was announced and about whom it was asked for. Nothing is kept yet.
 */
final class Fetching {
    /** What became of one entry's bytes. */
    sealed interface Result {
        record Ready(RecordEntry entry, PreparedDocument document) implements Result { }

        /** {@code code} is the key of a sentence, such as {@code record.HASH_DIFFERS}. */
        record Refused(RecordEntry entry, String code) implements Result { }

        /** It could not be had now: nothing says that anything is wrong with it. */
        record NotNow(RecordEntry entry, RecordException failure) implements Result { }
    }

    private static final int FAILURES_IN_A_ROW = 3;
    private static final ThreadFactory NETWORK = Thread.ofVirtual().name("havre-network").factory();
    private static final String OTHER_PATIENT = "filing.OTHER_PATIENT";

    private final RecordConnector connector;
    private final Documents documents;
    private final InstantSource time;
    private final Ins asked;
    private final PatientId patient;

    Fetching(RecordConnector connector, Documents documents, InstantSource time, Ins asked, PatientId patient) {
        this.connector = connector;
        this.documents = documents;
        this.time = time;
        this.asked = asked;
        this.patient = patient;
    }

    /**
     * Several at once, each with a permit of {@code most}. One that fails does not hold back the others; several in a
     * row are the record's own trouble: the rest is left for another time.
     *
     * @return in the order of {@code wanted}
     * @throws RecordException when interrupted
     */
    List<Result> fetchAll(List<RecordEntry> wanted, Semaphore most) throws RecordException {
        AtomicInteger failuresInARow = new AtomicInteger();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(NETWORK)) {
            List<Future<Optional<Result>>> begun = wanted.stream()
                    .map(each -> threads.submit(() -> inItsTurn(each, most, failuresInARow))).toList();
            try {
                List<Result> results = new ArrayList<>();
                for (Future<Optional<Result>> each : begun) each.get().ifPresent(results::add);
                return results;
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new RecordException(Code.UNREACHABLE, e);
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw new IllegalStateException("fetching", e.getCause());
            }
        }
    }

    private Optional<Result> inItsTurn(RecordEntry entry, Semaphore most, AtomicInteger failuresInARow)
            throws InterruptedException {
        most.acquire();
        try {
            if (failuresInARow.get() >= FAILURES_IN_A_ROW) return Optional.empty();
            Result result = fetch(entry);
            failuresInARow.set(0);
            return Optional.of(result);
        } catch (RecordException e) {
            failuresInARow.incrementAndGet();
            return Optional.of(new Result.NotNow(entry, e));
        } finally {
            most.release();
        }
    }

    /** @throws RecordException when the record cannot be reached now: nothing is wrong with the document */
    private Result fetch(RecordEntry entry) throws RecordException {
        RemoteDocument remote = entry.described();
        if (remote.patients().stream().anyMatch(claimed -> !isAsked(claimed))) {
            return new Result.Refused(entry, OTHER_PATIENT);
        }
        try {
            CollectedBytes bytes = new CollectedBytes();
            connector.fetch(remote, bytes);
            PreparedDocument prepared = documents.prepare(patient, bytes, said(remote),
                    new Origin(Origin.Kind.RECORD, time.instant(), entry.uniqueId(), Optional.empty()));
            boolean other = prepared.metadata().patient().ins().filter(claimed -> !isAsked(claimed)).isPresent();
            return other ? new Result.Refused(entry, OTHER_PATIENT) : new Result.Ready(entry, prepared);
        } catch (DocumentRefusedException e) {
            return new Result.Refused(entry, "documentRefused." + e.code());
        } catch (IOException e) {
            throw new RecordException(Code.UNREACHABLE, e);
        } catch (RecordException e) {
            if (concernsThisDocument(e)) return new Result.Refused(entry, "record." + e.code());
            throw e;
        }
    }

    /** What another system claims must be the number asked for, word for word, even where its key does not compute. */
    private boolean isAsked(ClaimedIns claimed) {
        String number = claimed.claimedNumber().replace(" ", "").toUpperCase(Locale.ROOT);
        return number.equals(asked.number()) && Ins.Issuer.ofOid(claimed.claimedOid())
                .equals(Optional.of(asked.issuer()));
    }

    private static boolean concernsThisDocument(RecordException e) {
        return switch (e.code()) {
            case HASH_DIFFERS, NOT_FOUND, TOO_LARGE, FOREIGN_ADDRESS, REFUSED, NOT_SUPPORTED, ACCESS_BLOCKED -> true;
            default -> false;
        };
    }

    private static DocumentMetadata said(RemoteDocument remote) {
        RemoteDocument.Description words = remote.description();
        return DocumentMetadata.builder().title(words.title()).type(words.type()).documentClass(words.documentClass())
                .date(words.created().map(PartialDate::of)).format(words.format())
                .uniqueId(remote.uniqueId().flatMap(Identifier::parse))
                .confidentiality(words.confidentiality().map(code ->
                        List.of(new fr.havre.documents.CodedValue(code, "2.16.840.1.113883.5.25", "")))
                        .orElse(List.of()))
                .build();
    }

    /** Bytes kept in pieces as they come: no array is copied into a larger one. */
    private static final class CollectedBytes extends java.io.OutputStream implements DocumentSource {
        private static final int PIECE_BYTES = 1 << 16;
        private final List<byte[]> pieces = new java.util.ArrayList<>();
        private long size;

        @Override public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override public void write(byte[] bytes, int offset, int length) {
            for (int done = 0; done < length;) {
                int at = (int) (size % PIECE_BYTES);
                if (at == 0) pieces.add(new byte[PIECE_BYTES]);
                int part = Math.min(length - done, PIECE_BYTES - at);
                System.arraycopy(bytes, offset + done, pieces.getLast(), at, part);
                done += part;
                size += part;
            }
        }

        @Override public long size() {
            return size;
        }

        @Override public java.io.InputStream open() {
            return new Pieces(0);
        }

        @Override public java.io.InputStream openAt(long offset) {
            return new Pieces(Math.min(offset, size));
        }

        private final class Pieces extends java.io.InputStream {
            private long at;

            Pieces(long from) {
                at = from;
            }

            @Override public int read() {
                return at >= size ? -1 : pieces.get((int) (at / PIECE_BYTES))[(int) (at++ % PIECE_BYTES)] & 0xff;
            }

            @Override public int read(byte[] into, int offset, int length) {
                if (length == 0) return 0;
                if (at >= size) return -1;
                int inPiece = (int) (at % PIECE_BYTES);
                int part = (int) Math.min(Math.min(length, PIECE_BYTES - inPiece), size - at);
                System.arraycopy(pieces.get((int) (at / PIECE_BYTES)), inPiece, into, offset, part);
                at += part;
                return part;
            }
        }
    }
}
