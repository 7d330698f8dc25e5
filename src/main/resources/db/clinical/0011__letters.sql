-- Letters of the letterbox that were taken over: the row is written with the document, so that none is taken over twice.

CREATE TABLE clin.letter (
    id               BLOB    PRIMARY KEY CHECK (length(id) = 16),
    document         BLOB    NOT NULL CHECK (length(document) = 16),
    proposed_patient BLOB    CHECK (length(proposed_patient) = 16),
    proposed_type    TEXT,
    put_at           INTEGER NOT NULL,
    put_by           BLOB    NOT NULL CHECK (length(put_by) = 16),
    taken_at         INTEGER NOT NULL,
    taken_by         BLOB    NOT NULL CHECK (length(taken_by) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.letter_by_document ON letter (document);
