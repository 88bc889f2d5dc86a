-- What was wrong with calls that would have changed a profile; the oldest entries make room for new ones.
CREATE TABLE log (
    seq        INTEGER PRIMARY KEY,
    time       INTEGER NOT NULL,
    event_id   TEXT,
    profile_id TEXT,
    message    TEXT    NOT NULL
);

CREATE INDEX log_of_event ON log (event_id);
CREATE INDEX log_of_profile ON log (profile_id);

-- Settings beside sources, whole records as clients read them, in the order of their creation. kind says of what.
CREATE TABLE definition (
    seq    INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    id     TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (kind, id)
);
