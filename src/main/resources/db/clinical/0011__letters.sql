-- Letters of the letterbox that were taken over: the rows are written with the documents, so that none is taken over twice. A letter
-- is one document, or those of an archive.

CREATE TABLE clin.letter (
    id               BLOB    NOT NULL CHECK (length(id) = 16),
    document         BLOB    NOT NULL CHECK (length(document) = 16),
    proposed_patient BLOB    CHECK (length(proposed_patient) = 16),
    proposed_type    TEXT,
    put_at           INTEGER NOT NULL,
    put_by           BLOB    NOT NULL CHECK (length(put_by) = 16),
    taken_at         INTEGER NOT NULL,
    taken_by         BLOB    NOT NULL CHECK (length(taken_by) = 16),
    PRIMARY KEY (id, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.letter_by_document ON letter (document);
