-- Reports from elsewhere that a professional has to look at, and who did; who is away, and who covers.

-- What is abnormal in a report is found once, when it is kept: the list reads nothing but rows.
CREATE TABLE clin.review (
    document   BLOB    PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    arrived_at INTEGER NOT NULL,               -- epoch milliseconds, UTC
    severity   INTEGER NOT NULL,               -- Severity.rank(): 3 HH LL AA, 2 H L A, 1 nobody can tell, 0 nothing
    abnormal   INTEGER NOT NULL,               -- how many results
    findings   TEXT    NOT NULL,               -- JSON, worst first: what a line of the list shows
    seen_at    INTEGER,
    seen_by    BLOB    CHECK (length(seen_by) = 16),
    word       TEXT    NOT NULL                -- what whoever saw it had to say; empty if nothing
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.review_unseen ON review (severity DESC, arrived_at) WHERE seen_at IS NULL;

-- Whose it is to look at: a person of this vault, or a professional by national number as the report itself says. None
-- of these here: everybody's.
CREATE TABLE clin.review_addressee (
    document   BLOB    NOT NULL REFERENCES review (document) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    person     BLOB    CHECK (length(person) = 16),
    national   TEXT,                           -- 8 and the RPPS number
    role       TEXT    NOT NULL CHECK (role IN ('ORDERED', 'RECIPIENT')),
    CHECK ((person IS NULL) <> (national IS NULL)),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Documents kept before, or said to be reports only afterwards: to be looked into, a few at a time.
CREATE TABLE clin.review_waiting (
    document   BLOB    PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO clin.review_waiting (document)
SELECT d.id FROM clin.document d WHERE d.class IN ('10', '11', '31', '');

-- Who is away, and who sees to what is addressed to them meanwhile.
CREATE TABLE clin.absence (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    person     BLOB    NOT NULL CHECK (length(person) = 16),
    cover      BLOB    NOT NULL CHECK (length(cover) = 16),
    from_day   TEXT    NOT NULL,               -- ISO
    to_day     TEXT    NOT NULL,               -- the last one away
    said_by    BLOB    NOT NULL CHECK (length(said_by) = 16),
    said_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.absence_by_cover ON absence (cover, to_day);
CREATE INDEX clin.absence_by_person ON absence (person, to_day);
