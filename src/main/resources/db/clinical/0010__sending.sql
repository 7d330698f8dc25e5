-- What was sent about the wrong person: which letter tells its recipients. One per message, however often it is tried.
CREATE TABLE clin.misdirected (
    message  BLOB    PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    document BLOB    NOT NULL CHECK (length(document) = 16),
    draft    BLOB    NOT NULL CHECK (length(draft) = 16),
    told     BLOB    CHECK (length(told) = 16),                -- the letter, once it is queued
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
