-- Times are microseconds since 1970 in UTC. JSON columns hold only what differs from an empty record.

-- "TrCo": tells the file from any other SQLite file.
PRAGMA application_id = 0x5472436F;

-- Facts about this installation.
CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO fact (name, value)
VALUES ('instance', lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
    || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))));

-- Event sources, whole records as clients read them, in the order of their creation.
CREATE TABLE source (
    seq    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL
);

CREATE TABLE profile (
    id            TEXT PRIMARY KEY,
    inserted      INTEGER NOT NULL,
    updated       INTEGER NOT NULL,
    visit_count   INTEGER NOT NULL,
    visit_last    INTEGER,
    visit_current INTEGER,
    visit_tz      TEXT
) WITHOUT ROWID;

CREATE TABLE session (
    id         TEXT PRIMARY KEY,
    profile_id TEXT,
    status     TEXT NOT NULL,
    channel    TEXT NOT NULL,
    inserted   INTEGER NOT NULL,
    updated    INTEGER NOT NULL,
    context    TEXT NOT NULL,
    properties TEXT NOT NULL
);

CREATE INDEX session_of_profile ON session (profile_id, inserted);

-- seq is the order of arrival. record holds the parts of an event that no column has.
CREATE TABLE event (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    source_id  TEXT NOT NULL,
    session_id TEXT NOT NULL,
    profile_id TEXT,
    inserted   INTEGER NOT NULL,
    created    INTEGER,
    record     TEXT NOT NULL
);

CREATE INDEX event_of_session ON event (session_id, inserted);
CREATE INDEX event_of_profile ON event (profile_id, inserted);
