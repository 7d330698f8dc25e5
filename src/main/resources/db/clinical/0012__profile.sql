-- The medical profile: allergies, treatments, history, implants, persons, directives, remarks. Nothing is changed in place:
-- each act is one more version of its line, and the last one is what is shown.

CREATE TABLE clin.profile_line (
    number      INTEGER PRIMARY KEY,
    line        BLOB    NOT NULL CHECK (length(line) = 16),
    version     INTEGER NOT NULL,              -- 1, 2, 3 …
    patient     BLOB    NOT NULL CHECK (length(patient) = 16),
    act         TEXT    NOT NULL CHECK (act IN ('ADDED', 'PROPOSED', 'CHANGED', 'ENDED', 'MISTAKEN', 'ACCEPTED', 'LEFT', 'REOPENED')),
    lane        TEXT    NOT NULL CHECK (lane IN ('PRACTICE', 'PATIENT', 'ELSEWHERE')),
    state       TEXT    NOT NULL CHECK (state IN ('CURRENT', 'ENDED', 'MISTAKEN', 'PROPOSED', 'LEFT')),
    kind        TEXT    NOT NULL,              -- ProfileKind
    none        INTEGER NOT NULL DEFAULT 0,    -- 1: it was asked, and there is none of this kind
    text        TEXT    NOT NULL,              -- substance, drug, problem, device, name, what the directives are, remark
    detail      TEXT,                          -- reaction, dose, where, who it is to the patient
    severity    TEXT,                          -- AllergySeverity
    reference   TEXT,                          -- lot of an implant, telephone of a person
    code_system TEXT,
    code        TEXT,
    code_text   TEXT,
    since       TEXT,                          -- 2026-03-12, 2026-03 or 2026
    until       TEXT,
    origin      TEXT    NOT NULL,              -- ProfileOrigin
    document    BLOB    CHECK (length(document) = 16),
    said_by     TEXT,
    said_on     TEXT,                          -- the day the source says it of
    recorded_at INTEGER NOT NULL,
    recorded_by BLOB    NOT NULL CHECK (length(recorded_by) = 16),
    UNIQUE (line, version)
) STRICT;

CREATE INDEX clin.profile_line_by_patient ON profile_line (patient, line, version);

CREATE INDEX clin.profile_line_by_document ON profile_line (document) WHERE document IS NOT NULL;

-- The patient agreed to a summary being written into a file.
CREATE TABLE clin.summary_consent (
    number       INTEGER PRIMARY KEY,
    patient      BLOB    NOT NULL CHECK (length(patient) = 16),
    consented_on TEXT    NOT NULL,             -- 2026-03-12
    recorded_at  INTEGER NOT NULL,
    recorded_by  BLOB    NOT NULL CHECK (length(recorded_by) = 16)
) STRICT;

CREATE INDEX clin.summary_consent_by_patient ON summary_consent (patient);

-- Questionnaires that were read from a file; those that come with the program are not here.
CREATE TABLE clin.questionnaire (
    url         TEXT    PRIMARY KEY,
    version     TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    resource    TEXT    NOT NULL,              -- FHIR R4 Questionnaire, as it was read
    recorded_at INTEGER NOT NULL,
    recorded_by BLOB    NOT NULL CHECK (length(recorded_by) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE clin.questionnaire_answer (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    patient     BLOB    NOT NULL CHECK (length(patient) = 16),
    url         TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    answered_on TEXT    NOT NULL,              -- 2026-03-12
    resource    TEXT    NOT NULL,              -- FHIR R4 QuestionnaireResponse
    recorded_at INTEGER NOT NULL,
    recorded_by BLOB    NOT NULL CHECK (length(recorded_by) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.questionnaire_answer_by_patient ON questionnaire_answer (patient, answered_on);
