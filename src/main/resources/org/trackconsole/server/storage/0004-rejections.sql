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
