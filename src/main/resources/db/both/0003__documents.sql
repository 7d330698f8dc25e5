-- Documents, their origins and chains. The same in both databases: class 95 is administrative, all else clinical.

CREATE TABLE own.document (
    id              BLOB    PRIMARY KEY CHECK (length(id) = 16),   -- UUID version 7
    patient         BLOB    CHECK (length(patient) = 16),          -- NULL until a person has said whose it is
    place           INTEGER NOT NULL UNIQUE,       -- rank by date: day × 2^14 + counter; its row id in the index
    content         BLOB    NOT NULL UNIQUE REFERENCES content (id),
    format          TEXT    NOT NULL,
    size            INTEGER NOT NULL,              -- bytes of the file
    fingerprint     BLOB    NOT NULL CHECK (length(fingerprint) = 32),
    title           TEXT    NOT NULL,
    type            TEXT    NOT NULL,              -- JDV_J07; empty if nobody said
    class           TEXT    NOT NULL,              -- JDV_J06; empty if nobody said
    date            TEXT,                          -- with the precision it came with: 2024, 2024-03, …
    author          TEXT    NOT NULL,
    confidentiality TEXT    NOT NULL,              -- codes, spaces between
    unique_id       TEXT,                          -- root or root^extension
    set_id          TEXT,
    version         INTEGER,
    replaces        TEXT,                          -- uniqueId of the document it takes the place of (RPLC)
    replaced_by     BLOB,                          -- id of the newer version
    conflict        BLOB,                          -- id of a document with the same uniqueId and other bytes
    metadata        TEXT    NOT NULL,              -- JSON of all it says of itself
    warnings        TEXT    NOT NULL,              -- codes, spaces between
    pages           INTEGER,
    kept_at         INTEGER NOT NULL,              -- epoch milliseconds, UTC
    device          BLOB    NOT NULL CHECK (length(device) = 16),  -- instance of the vault that changed the row last
    clock           INTEGER NOT NULL               -- logical time of that change: at least its milliseconds, always growing
) STRICT, WITHOUT ROWID;

CREATE INDEX own.document_by_patient ON document (patient, place);
CREATE INDEX own.document_by_fingerprint ON document (fingerprint);
CREATE INDEX own.document_by_unique_id ON document (unique_id) WHERE unique_id IS NOT NULL;
CREATE INDEX own.document_by_set ON document (set_id) WHERE set_id IS NOT NULL;
CREATE INDEX own.document_by_replaces ON document (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX own.document_by_replaced ON document (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX own.document_by_clock ON document (clock);

-- Title and text as they are searched; also what is needed to take a document out of the index. With row ids: a tree
-- without them keeps only a quarter of a page of each row in place, and nearly every text would need a second page.
CREATE TABLE own.document_text (
    document        BLOB    PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    text            BLOB    NOT NULL               -- UTF-8, deflated
) STRICT;

-- Pictures of paper: whether their words were read (a program of another make does it, where it is installed).
CREATE TABLE own.document_scan (
    document        BLOB    PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    state           TEXT    NOT NULL CHECK (state IN ('WAITING', 'READ', 'FAILED'))
) STRICT;

CREATE INDEX own.document_scan_waiting ON document_scan (document) WHERE state = 'WAITING';

-- A document that arrives by another way, or again, has one more row here.
CREATE TABLE own.document_origin (
    number          INTEGER PRIMARY KEY,
    document        BLOB    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    kind            TEXT    NOT NULL CHECK (kind IN ('FILE', 'RECORD', 'MESSAGE', 'WRITTEN_HERE')),
    at              INTEGER NOT NULL,              -- epoch milliseconds, UTC
    reference       TEXT    NOT NULL,              -- the source's own name for it
    within          TEXT                           -- what it was packed in
) STRICT;

CREATE INDEX own.document_origin_by_document ON document_origin (document);

-- What changed for the full-text index, newest rows only: after a power cut the index, which is forced less often,
-- catches up from here.
CREATE TABLE own.search_change (
    seq             INTEGER PRIMARY KEY,
    place           INTEGER NOT NULL,
    gone            INTEGER NOT NULL               -- 1: words were taken out
) STRICT;
