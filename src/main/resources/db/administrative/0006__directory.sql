-- Professionals and structures as the national directory gives them, and the practice's own contacts. Administrative:
-- the front desk searches too. The directory's key opens nothing of a patient: it stands here, not with the clinical
-- credentials.

-- How to reach the directory. One row.
CREATE TABLE adm.directory_connection (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    revision INTEGER NOT NULL,                  -- grows with each change: an open client notices
    base     TEXT    NOT NULL,
    api_key  TEXT    NOT NULL
) STRICT;

-- What the directory said, for thirty days.
CREATE TABLE adm.directory_entry (
    id         INTEGER PRIMARY KEY,
    kind       TEXT    NOT NULL CHECK (kind IN ('PROFESSIONAL', 'STRUCTURE')),
    identifier TEXT    NOT NULL,                -- RPPS; FINESS, SIRET
    entry      TEXT    NOT NULL,                -- JSON of Professional or Structure
    folded     TEXT    NOT NULL,                -- the words it is found by, capitals without accents, a space before each
    asked_at   INTEGER NOT NULL,
    UNIQUE (kind, identifier)
) STRICT;

CREATE INDEX adm.directory_entry_by_age ON directory_entry (asked_at);

-- The mailboxes of those entries. Red-listed ones are not kept.
CREATE TABLE adm.directory_address (
    address TEXT    NOT NULL,                   -- in small letters
    entry   INTEGER NOT NULL REFERENCES directory_entry (id) ON DELETE CASCADE,
    PRIMARY KEY (address, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX adm.directory_address_by_entry ON directory_address (entry);

-- Mailboxes that it showed once and did not when it was asked again; for thirty days.
CREATE TABLE adm.directory_gone (
    address  TEXT    PRIMARY KEY,               -- in small letters
    asked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How often a mailbox was written to: favourites first. Never a patient's.
CREATE TABLE adm.directory_use (
    address TEXT    PRIMARY KEY,                -- in small letters
    times   INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The largest message that a mailbox, or everybody at '@domain', was found to take.
CREATE TABLE adm.directory_limit (
    whom       TEXT    PRIMARY KEY,
    most_bytes INTEGER NOT NULL,                -- as it travels
    told_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The practice's own address book.
CREATE TABLE adm.contact (
    id           BLOB    PRIMARY KEY CHECK (length(id) = 16),
    revision     INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    what         TEXT    NOT NULL,
    city         TEXT    NOT NULL,
    phone        TEXT    NOT NULL,
    address      TEXT,
    address_kind TEXT    NOT NULL CHECK (address_kind IN ('PER', 'ORG', 'APP', 'CAB', 'UNSAID')),
    most_bytes   INTEGER,
    folded       TEXT    NOT NULL,
    changed_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX adm.contact_by_address ON contact (address) WHERE address IS NOT NULL;
