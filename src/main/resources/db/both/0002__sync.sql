-- What must leave and what is fetched. A row is written in the transaction of the change that causes it.

-- One row per thing to be sent; it stays afterwards. Its bytes and identifiers are frozen when it is queued.
CREATE TABLE own.outbox (
    id               INTEGER PRIMARY KEY,          -- order of asking
    kind             TEXT    NOT NULL,             -- OutboxHandler.kind(), e.g. 'record.publish'
    subject          BLOB    NOT NULL CHECK (length(subject) = 16),      -- what the user sees a status for
    order_key        BLOB    NOT NULL CHECK (length(order_key) = 16),    -- leaves one at a time, in order
    version          INTEGER NOT NULL,             -- a second version of a subject is a second row, after the first
    content          BLOB    NOT NULL CHECK (length(content) <= 65536),  -- the feature's own, large things by id
    state            TEXT    NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'CONFIRMED', 'BLOCKED', 'IN_DOUBT',
                                                       'CONFLICT', 'CANCELLED')),
    maybe_sent       INTEGER NOT NULL DEFAULT 0,   -- 1 before the network is touched: the next attempt asks first
    attempts         INTEGER NOT NULL DEFAULT 0,
    failures         INTEGER NOT NULL DEFAULT 0,   -- in a row, for the waiting time
    not_before       INTEGER NOT NULL,             -- epoch milliseconds, UTC
    reason           TEXT,                         -- Reason, why it is in this state
    code             TEXT,                         -- the feature's own code, e.g. 'ACCESS_BLOCKED'
    explanation      TEXT,                         -- what the other side wrote; for support, not for the screen
    remote_reference TEXT,                         -- what the other side calls it
    since            INTEGER NOT NULL,             -- in this state since
    added_at         INTEGER NOT NULL
) STRICT;

-- Asking twice queues it once; what was cancelled may be asked again.
CREATE UNIQUE INDEX own.outbox_once ON outbox (kind, subject, version) WHERE state <> 'CANCELLED';
CREATE INDEX own.outbox_waiting ON outbox (kind, id) WHERE state IN ('QUEUED', 'IN_DOUBT');
CREATE INDEX own.outbox_open_by_subject ON outbox (subject, id)
    WHERE state IN ('QUEUED', 'SENDING', 'BLOCKED', 'IN_DOUBT', 'CONFLICT');
CREATE INDEX own.outbox_open_by_order ON outbox (order_key, id)
    WHERE state IN ('QUEUED', 'SENDING', 'BLOCKED', 'IN_DOUBT', 'CONFLICT');
CREATE INDEX own.outbox_by_state ON outbox (state, since);
CREATE INDEX own.outbox_by_subject ON outbox (subject, id);

-- Every change of state.
CREATE TABLE own.outbox_history (
    id     INTEGER PRIMARY KEY,
    item   INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    state  TEXT    NOT NULL,
    reason TEXT,
    code   TEXT
) STRICT;

CREATE INDEX own.outbox_history_by_item ON outbox_history (item, id);

-- How far a source was read for one subject; moved in the transaction that keeps what was received.
CREATE TABLE own.pull_cursor (
    source      TEXT    NOT NULL,                  -- PullSource.name()
    subject     BLOB    NOT NULL CHECK (length(subject) = 16),
    cursor      TEXT,                              -- the source's own
    pulled_at   INTEGER,                           -- last time it succeeded
    full_at     INTEGER,                           -- last time everything was compared
    failures    INTEGER NOT NULL DEFAULT 0,
    not_before  INTEGER NOT NULL DEFAULT 0,
    reason      TEXT,
    code        TEXT,
    explanation TEXT,
    PRIMARY KEY (source, subject)
) STRICT, WITHOUT ROWID;

-- What changed on both sides: both are kept until, and after, a person chose.
CREATE TABLE own.conflict (
    id        BLOB    PRIMARY KEY CHECK (length(id) = 16),
    kind      TEXT    NOT NULL,
    subject   BLOB    NOT NULL CHECK (length(subject) = 16),
    ours      BLOB    NOT NULL CHECK (length(ours) <= 65536),       -- bytes or ids of the feature
    theirs    BLOB    NOT NULL CHECK (length(theirs) <= 65536),
    found_at  INTEGER NOT NULL,
    choice    TEXT    CHECK (choice IN ('OURS', 'THEIRS', 'BOTH')),
    chosen_by BLOB    CHECK (length(chosen_by) = 16),
    chosen_at INTEGER,
    CHECK ((choice IS NULL) = (chosen_by IS NULL) AND (choice IS NULL) = (chosen_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX own.conflict_by_subject ON conflict (subject, found_at);
CREATE INDEX own.conflict_open ON conflict (found_at) WHERE choice IS NULL;

-- What waits in the queue of the other compartment, left there by the last session that held its key: counts only.
CREATE TABLE own.outbox_elsewhere (
    state TEXT    PRIMARY KEY,
    items INTEGER NOT NULL,
    since INTEGER NOT NULL                         -- in this state since, the oldest
) STRICT, WITHOUT ROWID;

-- Since when another system does not answer: said again after a restart.
CREATE TABLE own.remote (
    name         TEXT PRIMARY KEY,                 -- OutboxHandler.remote()
    down_since   INTEGER,
    reason       TEXT,
    last_success INTEGER
) STRICT, WITHOUT ROWID;
