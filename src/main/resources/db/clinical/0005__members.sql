-- Holders of the clinical key. Only who holds it can write here: a rotation grants to these keys and to no others.
CREATE TABLE clin.member (
    person      BLOB    PRIMARY KEY CHECK (length(person) = 16),
    slot        BLOB    NOT NULL CHECK (length(slot) = 16),
    kem_key     BLOB    NOT NULL,
    sign_key    BLOB    NOT NULL,
    since       INTEGER NOT NULL,
    until       INTEGER,                       -- end of a delegation, epoch milliseconds
    ended_at    INTEGER                        -- no longer granted to
) STRICT, WITHOUT ROWID;
