-- Times are milliseconds since 1970 UTC. Ids of servers, visitors and calls are the console's own; session and profile
-- ids are whatever servers and payloads say.

-- Servers that people added; the local one is not among them. No secret stands here: a secret header has its name only.
CREATE TABLE server (
    id             TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    url            TEXT NOT NULL,
    timeout_millis INTEGER NOT NULL,
    headers        TEXT NOT NULL,
    user           TEXT
) STRICT;

-- in_place_of: the forgotten person whose place this one took, so that an undo finds it.
CREATE TABLE visitor (
    id            TEXT PRIMARY KEY,
    server_id     TEXT NOT NULL,
    name          TEXT NOT NULL,
    profile_id    TEXT,
    session_id    TEXT NOT NULL,
    visit         INTEGER NOT NULL,
    visit_started INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    in_place_of   TEXT
) STRICT;

CREATE INDEX visitor_of_server ON visitor (server_id, position);

-- The history's headings, kept in step with the calls so that a page of them needs no grouping.
-- session_id is null for a single call whose session nobody knows. newest: the highest seq of its calls, the paging key.
CREATE TABLE visit_group (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id    TEXT NOT NULL,
    server_name  TEXT NOT NULL,
    session_id   TEXT,
    visitor_id   TEXT,
    visitor_name TEXT,
    visit        INTEGER NOT NULL,
    profile_id   TEXT,
    calls        INTEGER NOT NULL,
    first_at     INTEGER NOT NULL,
    last_at      INTEGER NOT NULL,
    newest       INTEGER NOT NULL,
    UNIQUE (server_id, session_id)
) STRICT;

CREATE INDEX visit_group_newest ON visit_group (newest);

-- seq: the order in which calls were begun, whatever the clock says. words: what a search looks through, in lower case.
CREATE TABLE call (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL UNIQUE,
    group_id         INTEGER NOT NULL REFERENCES visit_group (id),
    server_id        TEXT NOT NULL,
    server_name      TEXT NOT NULL,
    url              TEXT NOT NULL,
    visitor_id       TEXT,
    visitor_name     TEXT,
    visit            INTEGER NOT NULL,
    source_id        TEXT,
    session_id       TEXT,
    profile_sent     TEXT,
    profile_returned TEXT,
    event_types      TEXT NOT NULL,
    sent_at          INTEGER NOT NULL,
    outcome          TEXT NOT NULL,
    status           INTEGER NOT NULL,
    reason           TEXT,
    total_millis     INTEGER NOT NULL,
    words            TEXT NOT NULL
) STRICT;

CREATE INDEX call_of_group ON call (group_id, seq);
CREATE INDEX call_of_visitor ON call (visitor_id);
CREATE INDEX call_under_way ON call (outcome) WHERE outcome = 'PENDING';

-- What was sent and what came back, apart from the rows that lists and searches read.
-- Bodies are texts, or BLOBs of deflated UTF-8 where that is shorter.
CREATE TABLE exchange (
    call_seq        INTEGER PRIMARY KEY REFERENCES call (seq) ON DELETE CASCADE,
    request_headers TEXT NOT NULL,
    request_body    ANY NOT NULL,
    answer          TEXT,
    answer_body     ANY
) STRICT;

-- Texts that are being written, one a key.
CREATE TABLE draft (
    key      TEXT PRIMARY KEY,
    text     ANY NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;

-- Small things to remember: which server and visitor are chosen, how many visitors were made.
CREATE TABLE memo (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
