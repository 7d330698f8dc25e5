-- The national record: who we are for it and how to reach it, what was frozen to be published, what is known of each
-- patient's record. Credentials and medical titles: clinical only.

-- How to reach the record. One row.
CREATE TABLE clin.record_connection (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    revision     INTEGER NOT NULL,              -- grows with each change: open connectors notice
    kind         TEXT    NOT NULL,              -- RecordConnectorProvider.kind()
    base         TEXT    NOT NULL,
    token        TEXT    NOT NULL,
    certificates TEXT,                          -- PEM, trusted in addition to the system's
    preferences  TEXT    NOT NULL               -- JSON object of texts
) STRICT;

-- The practice that keeps and files the documents. One row.
CREATE TABLE clin.record_practice (
    one              INTEGER PRIMARY KEY CHECK (one = 1),
    organisation     TEXT NOT NULL,             -- 1 and the FINESS number, 3 and the SIRET
    name             TEXT NOT NULL,
    facility_type    TEXT NOT NULL,             -- code of J02
    practice_setting TEXT NOT NULL              -- code of J04
) STRICT;

-- Who of the vault's people is which professional.
CREATE TABLE clin.record_author (
    person    BLOB PRIMARY KEY CHECK (length(person) = 16),
    national  TEXT NOT NULL,                    -- 8 and the RPPS number
    family    TEXT NOT NULL,
    given     TEXT NOT NULL,
    specialty TEXT NOT NULL                     -- code of J01
) STRICT, WITHOUT ROWID;

-- One row per version of a document that was asked to be published: its frozen bytes and identifiers.
CREATE TABLE clin.record_submission (
    id         INTEGER PRIMARY KEY,
    document   BLOB    NOT NULL CHECK (length(document) = 16),
    version    INTEGER NOT NULL,
    patient    BLOB    NOT NULL CHECK (length(patient) = 16),
    content    BLOB    NOT NULL REFERENCES content (id),           -- its frozen bytes, in the content store
    unique_id  TEXT    NOT NULL,                -- Identifier.value()
    replaces   TEXT,                            -- unique id of the document this one takes the place of
    set_id     TEXT    NOT NULL,                -- of the CDA: the same for all versions of one document
    set_number INTEGER NOT NULL,                -- its versionNumber
    submission TEXT    NOT NULL,                -- Submission as JSON: every identifier and word, frozen
    sha1       TEXT    NOT NULL,
    entry_uuid TEXT,                            -- once seen at the other side
    seen_at    INTEGER,
    after_entry TEXT,                           -- entry under the same unique id, deleted there before this was asked
    UNIQUE (document, version)
) STRICT;

CREATE INDEX clin.record_submission_by_patient ON record_submission (patient);
CREATE INDEX clin.record_submission_by_unique_id ON record_submission (unique_id);

-- One row per change that was asked for on a document of the record (TD3.3).
CREATE TABLE clin.record_change (
    id       INTEGER PRIMARY KEY,
    document BLOB    NOT NULL CHECK (length(document) = 16),
    version  INTEGER NOT NULL,                  -- that of its outbox item
    patient  BLOB    NOT NULL CHECK (length(patient) = 16),
    entry    INTEGER NOT NULL,                  -- record_entry
    change   TEXT    NOT NULL,                  -- RecordChange
    frozen   TEXT    NOT NULL,                  -- JSON: whose record, the entry on which it was decided
    made_on  TEXT,                              -- the entry's version before, once made
    led_to   TEXT,                              -- and after
    UNIQUE (document, version)
) STRICT;

CREATE INDEX clin.record_change_by_patient ON record_change (patient);

-- Whose record is looked at.
CREATE TABLE clin.record_watch (
    patient      BLOB    PRIMARY KEY CHECK (length(patient) = 16),
    since        INTEGER NOT NULL,
    last_wanted  INTEGER NOT NULL,              -- last opened, or in the agenda
    from_day     TEXT    NOT NULL,              -- documents made before this day are not asked for
    fetch_all    INTEGER NOT NULL,              -- 1: what is new is fetched without being picked
    state        TEXT    NOT NULL CHECK (state IN ('UNKNOWN', 'NONE', 'OPEN', 'CLOSED')),
    state_at     INTEGER,
    closed_at    INTEGER,
    close_reason TEXT,
    linked       INTEGER,                       -- to Mon espace santé
    treating     INTEGER                        -- médecin traitant
) STRICT, WITHOUT ROWID;

-- What is known of one document of one patient's record.
CREATE TABLE clin.record_entry (
    id          INTEGER PRIMARY KEY,
    patient     BLOB    NOT NULL CHECK (length(patient) = 16),
    unique_id   TEXT    NOT NULL,               -- Identifier.value(); 'entry:' and the entry's id where it has none
    entry_uuid  TEXT    NOT NULL,
    logical_id  TEXT,
    version     TEXT,
    status      TEXT    NOT NULL CHECK (status IN ('CURRENT', 'SUPERSEDED', 'ENTERED_IN_ERROR', 'UNKNOWN', 'GONE')),
    keeping     TEXT    NOT NULL CHECK (keeping IN ('LISTED', 'WANTED', 'KEPT', 'REFUSED')),
    refusal     TEXT,                           -- why its bytes are not kept
    tries       INTEGER NOT NULL DEFAULT 0,
    document    BLOB    CHECK (length(document) = 16),             -- where they are kept
    described   TEXT    NOT NULL,               -- RemoteDocument as JSON
    news        TEXT    CHECK (news IN ('NEW', 'REPLACED', 'HIDDEN', 'SHOWN', 'CHANGED', 'REMOVED')),   -- not yet told
    first_seen  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    fetched_at  INTEGER,                        -- when its bytes came from the record
    UNIQUE (patient, unique_id)
) STRICT;

CREATE INDEX clin.record_entry_wanted ON record_entry (patient) WHERE keeping = 'WANTED';
CREATE INDEX clin.record_entry_news ON record_entry (patient) WHERE news IS NOT NULL;
CREATE INDEX clin.record_entry_by_fetching ON record_entry (fetched_at) WHERE fetched_at IS NOT NULL;
CREATE INDEX clin.record_entry_by_document ON record_entry (document) WHERE document IS NOT NULL;

-- Documents of which a person said that they are not to be sent to the record.
CREATE TABLE clin.record_not_owed (
    document BLOB    PRIMARY KEY CHECK (length(document) = 16),
    reason   TEXT    NOT NULL,                  -- NotOwed
    person   BLOB    NOT NULL CHECK (length(person) = 16),
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
