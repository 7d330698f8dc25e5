-- Letters and summaries written here: a draft, given to sign, signed. What is signed is a document of the chart.

CREATE TABLE clin.writing (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    version     INTEGER NOT NULL,                 -- counts every change
    patient     BLOB    NOT NULL CHECK (length(patient) = 16),
    kind        TEXT    NOT NULL CHECK (kind IN ('LETTER', 'SUMMARY')),
    type        TEXT    NOT NULL,                 -- JDV_J07
    title       TEXT    NOT NULL,
    addressee   TEXT    NOT NULL,                 -- lines of the address; may be empty
    body        TEXT    NOT NULL,
    large       INTEGER NOT NULL,
    signer      BLOB    CHECK (length(signer) = 16),      -- who is asked to sign; nobody in particular where it is null
    replaces    BLOB    CHECK (length(replaces) = 16),    -- the document that it corrects
    purpose     TEXT,                             -- what asked for it, in the words of the feature that did
    sent_to     TEXT    NOT NULL,                 -- mailboxes proposed once it is signed: one a line, address, space, name
    state       TEXT    NOT NULL CHECK (state IN ('DRAFT', 'TO_SIGN', 'SENT_BACK', 'SIGNED')),
    reason      TEXT,                             -- why it was sent back
    started_by  BLOB    NOT NULL CHECK (length(started_by) = 16),
    changed_by  BLOB    NOT NULL CHECK (length(changed_by) = 16),
    changed_at  INTEGER NOT NULL,
    given_by    BLOB    CHECK (length(given_by) = 16),
    given_at    INTEGER,
    signed_by   BLOB    CHECK (length(signed_by) = 16),
    signed_at   INTEGER,
    document    BLOB    CHECK (length(document) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.writing_by_patient ON writing (patient, changed_at);
CREATE INDEX clin.writing_by_state ON writing (state, given_at);
CREATE INDEX clin.writing_by_document ON writing (document) WHERE document IS NOT NULL;

-- What was done to it and when; with the words as they were then, where they were given to somebody else.
CREATE TABLE clin.writing_event (
    writing BLOB    NOT NULL CHECK (length(writing) = 16),
    number  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    person  BLOB    NOT NULL CHECK (length(person) = 16),
    what    TEXT    NOT NULL,
    reason  TEXT,
    body    TEXT,
    PRIMARY KEY (writing, number)
) STRICT, WITHOUT ROWID;

-- Texts of the practice; the newest version of each counts. One that was removed has a version without a body.
CREATE TABLE clin.writing_template (
    id         BLOB    NOT NULL CHECK (length(id) = 16),
    version    INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    type       TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    body       TEXT,
    changed_by BLOB    NOT NULL CHECK (length(changed_by) = 16),
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
