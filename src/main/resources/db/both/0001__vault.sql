-- What each compartment keeps about itself. The same in both databases.

-- One row: must equal vault.json once the database is open.
CREATE TABLE own.vault (
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    format      INTEGER NOT NULL,
    epoch       INTEGER NOT NULL,
    instance    BLOB    NOT NULL CHECK (length(instance) = 16),    -- a restored copy gets a new one
    dedup_key   BLOB    NOT NULL CHECK (length(dedup_key) = 32),
    commits     INTEGER NOT NULL DEFAULT 0,    -- one more with each transaction: `heads` remembers it, so a lost one shows
    alarm       TEXT,                          -- a finding that stands until somebody acknowledged it
    ask_first   INTEGER NOT NULL DEFAULT 0     -- 1 after a restore: what waits to be sent is asked for at its server first;
                                               -- the outbox marks its items so and sets this back
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
    signature   BLOB    CHECK (length(signature) = 64)    -- Ed25519, on the last row of each transaction
) STRICT;

CREATE INDEX own.audit_people ON audit (seq) WHERE act = 'people.digest';
CREATE INDEX own.audit_closed ON audit (seq) WHERE act = 'vault.closed';

-- Who signed this chain, ever: never deleted. Each enters by an act `signer.added` that an earlier one signed.
CREATE TABLE own.signer (
    sign_key    BLOB    PRIMARY KEY CHECK (length(sign_key) = 32),
    person      BLOB    NOT NULL CHECK (length(person) = 16),
    from_seq    INTEGER NOT NULL               -- of the row that names it
) STRICT, WITHOUT ROWID;

CREATE INDEX own.signer_by_person ON signer (person);

-- The slot files this compartment knows. To change one: commit next_sum, replace the file, commit sum.
CREATE TABLE own.slot (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    sum         BLOB    CHECK (length(sum) = 32),
    next_sum    BLOB    CHECK (length(next_sum) = 32)
) STRICT, WITHOUT ROWID;

-- An append-only file under content/.
CREATE TABLE own.segment (
    number      INTEGER PRIMARY KEY,
    length      INTEGER NOT NULL,              -- bytes referenced by committed rows, header included
    sha256      BLOB    CHECK (length(sha256) = 32)    -- of the whole file, once sealed
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

-- What somebody was typing when the vault was locked: one for each place of the screen.
CREATE TABLE own.draft (
    person      BLOB    NOT NULL CHECK (length(person) = 16),
    place       TEXT    NOT NULL,
    content     BLOB    NOT NULL,
    at          INTEGER NOT NULL,              -- epoch milliseconds, UTC
    PRIMARY KEY (person, place)
) STRICT, WITHOUT ROWID;
