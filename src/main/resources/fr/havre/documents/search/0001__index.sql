-- The full-text index of one compartment. Can be thrown away at any time: it is built again from the documents.

-- One row: version of this shape and of the folding; last row of own.search_change that is in the index.
CREATE TABLE search.stamp (
    version       INTEGER NOT NULL,
    seq           INTEGER NOT NULL
) STRICT;

-- A range of places and the FTS5 table words_<number> of its documents.
CREATE TABLE search.part (
    number        INTEGER PRIMARY KEY,
    from_place    INTEGER NOT NULL,
    to_place      INTEGER NOT NULL,              -- exclusive
    built_down_to INTEGER NOT NULL,              -- documents at this place and above are in; from_place once complete
    documents     INTEGER NOT NULL,
    newest        INTEGER NOT NULL,              -- highest place in it
    loose         INTEGER NOT NULL DEFAULT 0,    -- documents put in or taken out since it was one segment
    serving       INTEGER NOT NULL               -- 0 while it is built to replace another
) STRICT;
