-- People who may open this vault, and the sheets that stand for one. Never deleted: the audit names them.
CREATE TABLE adm.person (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    slot        BLOB    NOT NULL UNIQUE CHECK (length(slot) = 16),
    kind        TEXT    NOT NULL CHECK (kind IN ('PERSON', 'RECOVERY')),
    label       TEXT    NOT NULL,              -- initials, as in the slot
    name        TEXT    NOT NULL,
    role        TEXT    NOT NULL,              -- a code of fr.havre.access, opaque here
    clinical    INTEGER NOT NULL,              -- 1: is to hold the clinical key
    until       INTEGER,                       -- end of a delegation, epoch milliseconds
    state       TEXT    NOT NULL CHECK (state IN ('ACTIVE', 'LEFT')),
    kem_key     BLOB    NOT NULL,
    sign_key    BLOB    NOT NULL,
    since       INTEGER NOT NULL,
    left_at     INTEGER
) STRICT, WITHOUT ROWID;
