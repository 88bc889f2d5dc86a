-- Sessions have numbers, in the order of their first calls. Events are found by them: the ids of sessions are random, and
-- an index of ids has the events of one moment on as many pages as there are sessions.
CREATE TABLE numbered_session (
    no         INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    profile_id TEXT,
    status     TEXT NOT NULL,
    channel    TEXT NOT NULL,
    inserted   INTEGER NOT NULL,
    updated    INTEGER NOT NULL,
    context    TEXT NOT NULL,
    properties TEXT NOT NULL,
    record     TEXT NOT NULL DEFAULT '{}'
);

INSERT INTO numbered_session (id, profile_id, status, channel, inserted, updated, context, properties, record)
SELECT id, profile_id, status, channel, inserted, updated, context, properties, record FROM session ORDER BY rowid;

-- Deleted sessions that still have events; a session that begins under such an id takes its number again.
CREATE TABLE former_session (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
);

INSERT INTO former_session (no, id)
SELECT (SELECT coalesce(max(no), 0) FROM numbered_session) + row_number() OVER (ORDER BY min(seq)), session_id
FROM event WHERE session_id NOT IN (SELECT id FROM numbered_session) GROUP BY session_id;

-- No number is ever given twice.
INSERT INTO sqlite_sequence (name, seq) SELECT 'numbered_session', 0
WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'numbered_session');
UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT max(no) FROM former_session), 0))
WHERE name = 'numbered_session';

DROP TABLE session;
ALTER TABLE numbered_session RENAME TO session;
CREATE INDEX session_of_profile ON session (profile_id, inserted);

CREATE VIEW session_number AS SELECT no, id FROM session UNION ALL SELECT no, id FROM former_session;

CREATE TABLE numbered_event (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    source_id  TEXT NOT NULL,
    session_id TEXT NOT NULL,
    session_no INTEGER NOT NULL,
    profile_id TEXT,
    inserted   INTEGER NOT NULL,
    created    INTEGER,
    record     TEXT NOT NULL,
    changes    TEXT
);

INSERT INTO numbered_event (seq, id, type, source_id, session_id, session_no, profile_id, inserted, created, record, changes)
SELECT e.seq, e.id, e.type, e.source_id, e.session_id,
    coalesce((SELECT s.no FROM session s WHERE s.id = e.session_id),
        (SELECT f.no FROM former_session f WHERE f.id = e.session_id)),
    e.profile_id, e.inserted, e.created, e.record, e.changes
FROM event e ORDER BY e.seq;

-- The places of events that were deleted are not given again either.
INSERT INTO sqlite_sequence (name, seq) SELECT 'numbered_event', 0
WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'numbered_event');
UPDATE sqlite_sequence SET seq = (SELECT max(seq) FROM sqlite_sequence WHERE name IN ('event', 'numbered_event'))
WHERE name = 'numbered_event';

DROP TABLE event;
ALTER TABLE numbered_event RENAME TO event;

CREATE INDEX event_of_session ON event (session_no, inserted);
CREATE INDEX event_of_profile ON event (profile_id, inserted);
CREATE INDEX event_by_time ON event (inserted);
