-- What each compartment keeps about itself. The same in both databases.

-- One row: must equal vault.json once the database is open.
CREATE TABLE own.vault (
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    format      INTEGER NOT NULL,
    epoch       INTEGER NOT NULL,
    instance    BLOB    NOT NULL CHECK (length(instance) = 16),    -- a restored copy gets a new one
    dedup_key   BLOB    NOT NULL CHECK (length(dedup_key) = 32)
) STRICT;

-- vault-format (e): ids and codes only, each row bound to the one before; the last row of a transaction is signed.
CREATE TABLE own.audit (
    seq         INTEGER PRIMARY KEY,           -- no gaps
    at          INTEGER NOT NULL,              -- epoch milliseconds, UTC
    person      BLOB    NOT NULL CHECK (length(person) = 16),
    session     BLOB    NOT NULL CHECK (length(session) = 16),
    act         TEXT    NOT NULL,
    subjects    BLOB    NOT NULL,              -- 16 bytes each
    prev        BLOB    NOT NULL CHECK (length(prev) = 32),
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    signature   BLOB                           -- Ed25519, 64 bytes, on the last row of each transaction
) STRICT;

-- An append-only file under content/.
CREATE TABLE own.segment (
    number      INTEGER PRIMARY KEY,
    length      INTEGER NOT NULL,              -- bytes referenced by committed rows, header included
    sha256      BLOB                           -- of the whole file, once sealed
) STRICT;

-- One encrypted record of a segment.
CREATE TABLE own.content (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    segment     INTEGER NOT NULL REFERENCES segment (number),
    offset      INTEGER NOT NULL,
    length      INTEGER NOT NULL,              -- encrypted bytes in the segment
    size        INTEGER NOT NULL,              -- clear bytes
    encoding    TEXT    NOT NULL CHECK (encoding IN ('PLAIN', 'DEFLATE')),
    sealed_key  BLOB    NOT NULL,              -- seal(content, "dek", record id, DEK)
    fingerprint BLOB    NOT NULL CHECK (length(fingerprint) = 32)    -- HMAC-SHA-256 of the clear bytes under dedup_key
) STRICT, WITHOUT ROWID;

CREATE INDEX own.content_by_segment ON content (segment, offset);
