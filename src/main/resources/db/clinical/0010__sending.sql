-- What was sent about the wrong person: which letter tells its recipients. One per message, however often it is tried.
CREATE TABLE clin.misdirected (
    message  BLOB    PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    document BLOB    NOT NULL CHECK (length(document) = 16),
    draft    BLOB    NOT NULL CHECK (length(draft) = 16),
    told     BLOB    CHECK (length(told) = 16),                -- the letter, once it is queued
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a person noted as handed over or posted on paper.
CREATE TABLE clin.paper_sent (
    id        BLOB    PRIMARY KEY CHECK (length(id) = 16),
    document  BLOB    NOT NULL CHECK (length(document) = 16),
    recipient TEXT    NOT NULL,
    on_day    TEXT    NOT NULL,                                -- 2026-11-25
    person    BLOB    NOT NULL CHECK (length(person) = 16),    -- who noted it
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.paper_sent_by_document ON paper_sent (document);

-- It names somebody: erased with its document.
CREATE TRIGGER clin.paper_document_gone AFTER DELETE ON document BEGIN
    DELETE FROM paper_sent WHERE document = OLD.id;
END;
