-- What is to be sent of an admission, and who has signed what. Written by the front desk; a session that holds the clinical key
-- carries it out once and writes back how far it came, without anything of what the documents say.

CREATE TABLE adm.submission (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    number      INTEGER NOT NULL,              -- 1, 2, … of its admission
    admission   BLOB    NOT NULL REFERENCES admission (id),
    paper       INTEGER NOT NULL,              -- 1: given by hand
    address     TEXT    NOT NULL,              -- of the hospital, in the trust space; empty on paper
    addressee   TEXT    NOT NULL,              -- who that is, in words; on paper, to whom it was given
    to_record   INTEGER NOT NULL,              -- 1: the record too gets what the checklist says it takes
    note        TEXT    NOT NULL,              -- to the hospital, in words
    state       TEXT    NOT NULL CHECK (state IN ('PREPARED', 'QUEUED', 'SENT', 'RECEIVED', 'IN_DOUBT', 'REFUSED', 'PAPER',
                                                  'REPLACED', 'WITHDRAWN')),
    reason      TEXT,                          -- SubmissionReason: what stands in its way, or what became of it
    replaces    BLOB    REFERENCES submission (id),
    prepared_at INTEGER NOT NULL,
    prepared_by BLOB    NOT NULL CHECK (length(prepared_by) = 16),
    since       INTEGER NOT NULL,              -- in this state, for this reason
    sent_by     BLOB    CHECK (length(sent_by) = 16),          -- whose session carried it out
    UNIQUE (admission, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX adm.submission_by_state ON submission (state, number);

-- What it takes, as the pieces stood when it was prepared.
CREATE TABLE adm.submission_piece (
    submission  BLOB    NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    piece       TEXT    NOT NULL,              -- with its part: holder-identity.2
    document    BLOB    CHECK (length(document) = 16),
    compartment INTEGER CHECK (compartment IN (1, 2)),         -- of that document
    scan        BLOB    CHECK (length(scan) = 16),             -- a letter of the letterbox, where the document came that way
    PRIMARY KEY (submission, position),
    CHECK ((document IS NULL) = (compartment IS NULL))
) STRICT, WITHOUT ROWID;

-- Who has signed an authorisation or a consent. No row: not yet.
CREATE TABLE adm.admission_signature (
    admission   BLOB    NOT NULL REFERENCES admission (id),
    piece       TEXT    NOT NULL,              -- of the checklist
    part        INTEGER NOT NULL,
    signer      TEXT    NOT NULL CHECK (signer IN ('PATIENT', 'HOLDER', 'GUARDIAN')),
    number      INTEGER NOT NULL,              -- 0, or which holder of parental authority
    name        TEXT    NOT NULL,              -- may be empty
    signed_on   TEXT    NOT NULL,              -- 2026-12-01
    expires     TEXT,                          -- last day
    document    BLOB    CHECK (length(document) = 16),
    compartment INTEGER CHECK (compartment IN (1, 2)),
    clinical    BLOB    GENERATED ALWAYS AS (iif(compartment = 2, document, NULL)) VIRTUAL,    -- for verify
    noted_at    INTEGER NOT NULL,
    noted_by    BLOB    NOT NULL CHECK (length(noted_by) = 16),
    PRIMARY KEY (admission, piece, part, signer, number),
    CHECK ((document IS NULL) = (compartment IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX adm.admission_signature_by_document ON admission_signature (document) WHERE document IS NOT NULL;

-- Who the practice is, as it stands on the papers it gives. One row.
CREATE TABLE adm.letterhead (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    lines TEXT    NOT NULL                     -- name and address, one below the other
) STRICT;
