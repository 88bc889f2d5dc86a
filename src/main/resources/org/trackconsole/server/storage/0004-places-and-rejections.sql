-- The same table of events, but the place of one that was deleted is never given again: a reader that goes on from where
-- it was must miss nothing. SQLite cannot add this to a table that is there.
CREATE TABLE event_in_place (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    source_id  TEXT NOT NULL,
    session_id TEXT NOT NULL,
    profile_id TEXT,
    inserted   INTEGER NOT NULL,
    created    INTEGER,
    record     TEXT NOT NULL
);

INSERT INTO event_in_place (seq, id, type, source_id, session_id, profile_id, inserted, created, record)
SELECT seq, id, type, source_id, session_id, profile_id, inserted, created, record FROM event ORDER BY seq;

DROP TABLE event;
ALTER TABLE event_in_place RENAME TO event;

CREATE INDEX event_of_session ON event (session_id, inserted);
CREATE INDEX event_of_profile ON event (profile_id, inserted);
CREATE INDEX event_by_time ON event (inserted);

-- Calls that were refused, as far as they could be read; the oldest make room for new ones.
-- after_event is the newest event's seq when the call came: (after_event, seq) is its place among the events.
-- types holds the event types, one a line; detail is the JSON of the answer without what it quotes of the body.
CREATE TABLE rejection (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    after_event INTEGER NOT NULL,
    time        INTEGER NOT NULL,
    status      INTEGER NOT NULL,
    source_id   TEXT,
    types       TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    detail      TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    size        INTEGER NOT NULL
);

CREATE INDEX rejection_place ON rejection (after_event, seq);
