-- Documents, their origins and chains. The same in both databases: class 95 is administrative, all else clinical.

-- What changed for the full-text index, newest rows only: after a power cut the index, which is forced less often,
-- catches up from here.
CREATE TABLE own.search_change (
    seq         INTEGER PRIMARY KEY,
    place       INTEGER NOT NULL,
    gone        INTEGER NOT NULL               -- 1: words were taken out
) STRICT;
