-- The letterbox (vault-format (j)): what the front desk hands to the clinical side, sealed; nobody reads it on this side.

-- One row: to which key letters are sealed. Written by sessions that hold the clinical root, which derive it.
CREATE TABLE adm.letter_key (
    epoch       INTEGER PRIMARY KEY,           -- of the clinical root
    public_key  BLOB    NOT NULL CHECK (length(public_key) = 1216),
    since       INTEGER NOT NULL
) STRICT;

-- A letter that was not taken over yet; the row goes with it.
CREATE TABLE adm.letter (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    epoch       INTEGER NOT NULL,
    content     BLOB    NOT NULL REFERENCES content (id),      -- the sealed bytes
    put_at      INTEGER NOT NULL,
    put_by      BLOB    NOT NULL CHECK (length(put_by) = 16)
) STRICT, WITHOUT ROWID;

-- Which bytes were handed over: a file that still lies in a watched folder is not handed over twice, and its removal can be
-- proposed. Forgotten after ninety days.
CREATE TABLE adm.letter_mark (
    fingerprint BLOB    PRIMARY KEY CHECK (length(fingerprint) = 32),   -- keyed, of the clear document (vault-format (a.9))
    put_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
