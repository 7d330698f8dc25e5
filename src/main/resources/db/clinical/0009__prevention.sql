-- Prevention: what was given, what else decides, what was declined. What is due is not here: it follows by the rules that
-- come with the program.

CREATE TABLE clin.vaccination (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    patient    BLOB    NOT NULL CHECK (length(patient) = 16),
    vaccine    TEXT    NOT NULL,               -- of vaccines.tsv
    given_on   TEXT    NOT NULL,               -- 2026-03-12, 2026-03 or 2026
    lot        TEXT,
    product    TEXT,                           -- GTIN of the box, 14 digits
    expires_on TEXT,                           -- printed on the box: 2027-03-31
    given_by   TEXT,                           -- who gave it, as it was written
    noted_at   INTEGER NOT NULL,
    noted_by   BLOB    NOT NULL CHECK (length(noted_by) = 16),
    removed_at INTEGER,                        -- noted by mistake
    removed_by BLOB    CHECK (length(removed_by) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.vaccination_by_patient ON vaccination (patient, given_on);

CREATE TABLE clin.prevention_situation (
    patient        BLOB    PRIMARY KEY CHECK (length(patient) = 16),
    risks          TEXT    NOT NULL,           -- Risk constants, in order, separated by spaces
    pregnant_since TEXT,                       -- first day of the last period
    changed_at     INTEGER NOT NULL,
    changed_by     BLOB    NOT NULL CHECK (length(changed_by) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE clin.prevention_decline (
    number     INTEGER PRIMARY KEY,
    patient    BLOB    NOT NULL CHECK (length(patient) = 16),
    rule_row   TEXT    NOT NULL,               -- of vaccination-rules.tsv
    rules      TEXT    NOT NULL,               -- the version that asked for it
    declined_on TEXT   NOT NULL,
    reason     TEXT    NOT NULL,
    declined_at INTEGER NOT NULL,
    declined_by BLOB   NOT NULL CHECK (length(declined_by) = 16),
    withdrawn_at INTEGER,
    withdrawn_by BLOB  CHECK (length(withdrawn_by) = 16)
) STRICT;

CREATE INDEX clin.prevention_decline_by_patient ON prevention_decline (patient, rule_row);

-- What the practice scanned once: the next box of it needs no choice.
CREATE TABLE clin.vaccine_product (
    product    TEXT    PRIMARY KEY,            -- GTIN, 14 digits
    vaccine    TEXT    NOT NULL,               -- of vaccines.tsv
    noted_at   INTEGER NOT NULL,
    noted_by   BLOB    NOT NULL CHECK (length(noted_by) = 16)
) STRICT, WITHOUT ROWID;

-- Whom the practice reminded, of what and how, so that nobody is reminded twice in a while.
CREATE TABLE clin.prevention_reminder (
    number      INTEGER PRIMARY KEY,
    patient     BLOB    NOT NULL CHECK (length(patient) = 16),
    rule_rows   TEXT    NOT NULL,              -- of vaccination-rules.tsv, separated by spaces
    rules       TEXT    NOT NULL,              -- the version that asked for it
    way         TEXT    NOT NULL CHECK (way IN ('MESSAGE', 'PAPER')),
    reminded_at INTEGER NOT NULL,
    reminded_by BLOB    NOT NULL CHECK (length(reminded_by) = 16)
) STRICT;

CREATE INDEX clin.prevention_reminder_by_patient ON prevention_reminder (patient, reminded_at);

-- Who wants no reminders; withdrawn when they change their mind.
CREATE TABLE clin.prevention_opt_out (
    patient      BLOB    PRIMARY KEY CHECK (length(patient) = 16),
    said_at      INTEGER NOT NULL,
    said_by      BLOB    NOT NULL CHECK (length(said_by) = 16)
) STRICT, WITHOUT ROWID;
