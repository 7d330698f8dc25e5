-- Hospital admissions: file, pieces, what is missing. Which pieces there are and when they are needed is not here: it
-- follows from the facts by the checklist that comes with the program.

CREATE TABLE adm.admission (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    version     INTEGER NOT NULL,              -- counts changes of the stay, not of its pieces
    patient     BLOB    NOT NULL REFERENCES patient (id),
    hospital    TEXT    NOT NULL,
    service     TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    day         TEXT    NOT NULL,              -- of admission, 2026-12-10
    leaving     TEXT,
    facts       TEXT    NOT NULL,              -- Fact constants that were said, in order, separated by spaces
    holders     INTEGER NOT NULL CHECK (holders IN (1, 2)),    -- of parental authority
    state       TEXT    NOT NULL CHECK (state IN ('OPEN', 'DONE', 'CANCELLED')),
    created_at  INTEGER NOT NULL,
    created_by  BLOB    NOT NULL CHECK (length(created_by) = 16),
    changed_at  INTEGER NOT NULL,
    changed_by  BLOB    NOT NULL CHECK (length(changed_by) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX adm.admission_by_day ON admission (state, day);
CREATE INDEX adm.admission_by_patient ON admission (patient, day);

-- What is known of a piece; no row: nothing yet. A piece that is no longer needed keeps its row.
CREATE TABLE adm.admission_piece (
    admission   BLOB    NOT NULL REFERENCES admission (id),
    piece       TEXT    NOT NULL,              -- of the checklist
    part        INTEGER NOT NULL,              -- 0, or which holder of parental authority
    asked_at    INTEGER,
    asked_of    TEXT,                          -- in words; empty: who gives it by the checklist
    received_at INTEGER,
    noted       TEXT,                          -- what was noted down, of a piece that is no document
    document    BLOB    CHECK (length(document) = 16),
    compartment INTEGER CHECK (compartment IN (1, 2)),         -- of that document
    scan        BLOB    CHECK (length(scan) = 16),             -- a letter of the letterbox: the document came that way
    clinical    BLOB    GENERATED ALWAYS AS (iif(compartment = 2, document, NULL)) VIRTUAL,    -- for verify
    valid_until TEXT,                          -- last day
    not_needed  TEXT,                          -- why a person said so
    changed_at  INTEGER NOT NULL,
    changed_by  BLOB    NOT NULL CHECK (length(changed_by) = 16),
    PRIMARY KEY (admission, piece, part),
    CHECK ((document IS NULL) = (compartment IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX adm.admission_piece_by_document ON admission_piece (document) WHERE document IS NOT NULL;

CREATE TABLE adm.admission_event (
    number      INTEGER PRIMARY KEY,
    admission   BLOB    NOT NULL REFERENCES admission (id),
    at          INTEGER NOT NULL,
    person      BLOB    NOT NULL CHECK (length(person) = 16),
    what        TEXT    NOT NULL,              -- AdmissionEvent.What
    piece       TEXT,                          -- with its part: holder-identity.2
    document    BLOB    CHECK (length(document) = 16)
) STRICT;

CREATE INDEX adm.admission_event_by_admission ON admission_event (admission, number);
