-- Patients: identity, its history, consents. Ids cross compartments; numbers are of this file only.

CREATE TABLE adm.patient (
    number       INTEGER PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    version      INTEGER NOT NULL,
    birth_name   TEXT    NOT NULL,
    given_names  TEXT    NOT NULL,              -- at birth, separated by spaces
    birth_date   TEXT    NOT NULL,              -- 1985-03-12, 1985-03, 1985 or empty
    sex          TEXT    NOT NULL,
    birth_place  TEXT,                          -- COG code
    used_name    TEXT,
    used_given   TEXT,
    phone        TEXT,
    address      TEXT,
    email        TEXT,
    ins          TEXT,                          -- only as INSi answered it
    ins_oid      TEXT,
    insi_at      INTEGER,
    insi_by      BLOB,
    proof        TEXT,
    proof_at     INTEGER,
    proof_by     BLOB,
    status       TEXT    NOT NULL GENERATED ALWAYS AS (
        CASE WHEN ins IS NULL THEN CASE WHEN proof IS NULL THEN 'PROV' ELSE 'VALI' END
             ELSE CASE WHEN proof IS NULL THEN 'RECUP' ELSE 'QUAL' END END) STORED,
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    changed_by   BLOB    NOT NULL,
    folded       TEXT    NOT NULL,              -- every name as it is searched, a space before each word
    phone_digits TEXT,
    sort_name    TEXT    NOT NULL,              -- folded birth name, U+0001, folded given names: the order of lists
    CHECK ((ins IS NULL) = (ins_oid IS NULL) AND (ins IS NULL) = (insi_at IS NULL) AND (ins IS NULL) = (insi_by IS NULL)),
    CHECK ((proof IS NULL) = (proof_at IS NULL) AND (proof IS NULL) = (proof_by IS NULL)),
    CHECK (ins IS NULL AND proof IS NULL OR birth_place IS NOT NULL AND length(birth_date) = 10)
) STRICT;

CREATE UNIQUE INDEX adm.patient_by_ins ON patient (ins, ins_oid) WHERE ins IS NOT NULL;
CREATE INDEX adm.patient_by_name ON patient (sort_name);
CREATE INDEX adm.patient_by_birth_date ON patient (birth_date);
CREATE INDEX adm.patient_by_phone ON patient (phone_digits) WHERE phone_digits IS NOT NULL;

-- One row per word of a patient's names, folded.
CREATE TABLE adm.patient_word (
    word         TEXT    NOT NULL,
    patient      INTEGER NOT NULL REFERENCES patient (number),
    PRIMARY KEY (word, patient)
) STRICT, WITHOUT ROWID;

-- The distinct words of patient_word: what a mistyped word is compared with.
CREATE TABLE adm.patient_vocabulary (
    word         TEXT    NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Every version of every patient, the current one included.
CREATE TABLE adm.patient_version (
    patient      BLOB    NOT NULL REFERENCES patient (id),
    version      INTEGER NOT NULL,
    what         TEXT    NOT NULL,              -- PatientVersion.What
    changed_at   INTEGER NOT NULL,
    changed_by   BLOB    NOT NULL,
    birth_name   TEXT    NOT NULL,
    given_names  TEXT    NOT NULL,
    birth_date   TEXT    NOT NULL,
    sex          TEXT    NOT NULL,
    birth_place  TEXT,
    used_name    TEXT,
    used_given   TEXT,
    phone        TEXT,
    address      TEXT,
    email        TEXT,
    ins          TEXT,
    ins_oid      TEXT,
    insi_at      INTEGER,
    insi_by      BLOB,
    proof        TEXT,
    proof_at     INTEGER,
    proof_by     BLOB,
    PRIMARY KEY (patient, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE adm.consent (
    number       INTEGER PRIMARY KEY,           -- the highest of a patient and subject is in force
    patient      BLOB    NOT NULL REFERENCES patient (id),
    subject      TEXT    NOT NULL CHECK (subject IN ('FEEDING', 'CONSULTATION')),
    decision     TEXT    NOT NULL CHECK (decision IN ('INO', 'IO', 'IC', 'INC', 'NA')),
    decided_on   TEXT    NOT NULL,              -- a date
    recorded_at  INTEGER NOT NULL,
    recorded_by  BLOB    NOT NULL
) STRICT;

CREATE INDEX adm.consent_by_patient ON consent (patient, subject);

-- When somebody last opened a file: what came since is new to that person.
CREATE INDEX adm.audit_patient_opened ON audit (substr(subjects, 1, 16), person, seq) WHERE act = 'patient.opened';

-- Two patients that a person has looked at and found to be two persons: not proposed as one any more. The smaller id first.
CREATE TABLE adm.patient_distinct (
    one          BLOB    NOT NULL REFERENCES patient (id),
    other        BLOB    NOT NULL REFERENCES patient (id),
    decided_at   INTEGER NOT NULL,
    decided_by   BLOB    NOT NULL CHECK (length(decided_by) = 16),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;

-- Who came in a list of another program, and what it said last of how to reach them: the next list changes what it changed there.
CREATE TABLE adm.patient_brought (
    patient      BLOB    NOT NULL REFERENCES patient (id),
    identifier   TEXT    NOT NULL,              -- the other program's own, after a bar what issued it; empty where the list has none
    phone        TEXT,
    address      TEXT,
    email        TEXT,
    brought_at   INTEGER NOT NULL,
    brought_by   BLOB    NOT NULL CHECK (length(brought_by) = 16),
    PRIMARY KEY (patient, identifier)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX adm.patient_brought_by_identifier ON patient_brought (identifier) WHERE identifier <> '';
