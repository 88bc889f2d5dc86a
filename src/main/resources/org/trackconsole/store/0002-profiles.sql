-- What people looked for on a server, one row a text.
CREATE TABLE recent_search (
    server_id   TEXT NOT NULL,
    text        TEXT NOT NULL,
    searched_at INTEGER NOT NULL,
    PRIMARY KEY (server_id, text)
) STRICT;

-- Profiles of which a copy is kept whenever they are read and have changed.
CREATE TABLE watched_profile (
    server_id  TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    since      INTEGER NOT NULL,
    PRIMARY KEY (server_id, profile_id)
) STRICT;

-- Those copies. document: a text, or a BLOB of deflated UTF-8 where that is shorter.
CREATE TABLE profile_snapshot (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id  TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    taken_at   INTEGER NOT NULL,
    document   ANY NOT NULL
) STRICT;

CREATE INDEX snapshot_of_profile ON profile_snapshot (server_id, profile_id, id);

-- When personal values of a profile left their mask. kind: SHOWN, COMPOSED, EXPORTED or DELETED.
CREATE TABLE disclosure (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id  TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    kind       TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX disclosure_of_profile ON disclosure (server_id, profile_id, id);
