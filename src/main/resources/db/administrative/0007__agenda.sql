-- Appointments: the practice's own, and those of a calendar that another program wrote.

CREATE TABLE adm.appointment (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    patient     BLOB    REFERENCES patient (id),
    starts_at   INTEGER NOT NULL,              -- epoch milliseconds, UTC
    ends_at     INTEGER NOT NULL,
    subject     TEXT    NOT NULL,              -- as it was written; may be empty
    with_whom   TEXT    NOT NULL DEFAULT '',   -- whom of the practice, as it was written; may be empty
    state       TEXT    NOT NULL CHECK (state IN ('PLANNED', 'ARRIVED', 'DONE', 'ABSENT', 'CANCELLED')),
    calendar    TEXT,                          -- of an imported one: what the practice calls its calendar
    uid         TEXT,                          -- its UID there
    occurrence  INTEGER,                       -- when it would begin by its calendar's rule: which of those with this UID it is; 0 of one without a rule
    created_at  INTEGER NOT NULL,
    created_by  BLOB    NOT NULL CHECK (length(created_by) = 16),
    changed_at  INTEGER NOT NULL,
    changed_by  BLOB    NOT NULL CHECK (length(changed_by) = 16),
    CHECK ((calendar IS NULL) = (uid IS NULL) AND (calendar IS NULL) = (occurrence IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX adm.appointment_by_start ON appointment (starts_at);
CREATE INDEX adm.appointment_by_patient ON appointment (patient, starts_at) WHERE patient IS NOT NULL;
CREATE UNIQUE INDEX adm.appointment_of_calendar ON appointment (calendar, uid, occurrence) WHERE calendar IS NOT NULL;

-- Where another program's appointments are asked for.
CREATE TABLE adm.agenda_server (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    calendar    TEXT    NOT NULL,              -- what the practice calls it
    base        TEXT    NOT NULL,
    token       TEXT    NOT NULL,              -- may be empty
    asked_at    INTEGER,                       -- the last time, epoch milliseconds, UTC
    answered_at INTEGER,                       -- when it last gave its appointments
    failed      INTEGER NOT NULL               -- whether it gave none the last time
) STRICT;
