-- What the administrative side wished to be sent, carried out: a row stands from the moment its letters are drafts, so that it is
-- sent once whatever happens in between.

CREATE TABLE clin.parcel (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),   -- of the wish
    patient     BLOB    NOT NULL CHECK (length(patient) = 16),
    prepared_by BLOB    NOT NULL CHECK (length(prepared_by) = 16),
    begun_at    INTEGER NOT NULL,
    begun_by    BLOB    NOT NULL CHECK (length(begun_by) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE clin.parcel_letter (
    parcel   BLOB    NOT NULL REFERENCES parcel (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    draft    BLOB    NOT NULL CHECK (length(draft) = 16),
    message  BLOB    CHECK (length(message) = 16),             -- once it is queued
    PRIMARY KEY (parcel, position)
) STRICT, WITHOUT ROWID;

-- What the record is asked to take with it.
CREATE TABLE clin.parcel_record (
    parcel     BLOB    NOT NULL REFERENCES parcel (id) ON DELETE CASCADE,
    document   BLOB    NOT NULL CHECK (length(document) = 16),
    settled_at INTEGER,                         -- it is there, in the queue, or erased here
    PRIMARY KEY (parcel, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.parcel_record_waiting ON parcel_record (document) WHERE settled_at IS NULL;

-- A professional has said yes to the address that was wished.
CREATE TABLE clin.admission_address (
    submission   BLOB    PRIMARY KEY CHECK (length(submission) = 16),
    address      TEXT    NOT NULL,
    confirmed_at INTEGER NOT NULL,
    confirmed_by BLOB    NOT NULL CHECK (length(confirmed_by) = 16)
) STRICT, WITHOUT ROWID;
