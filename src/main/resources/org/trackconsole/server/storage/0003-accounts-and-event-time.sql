-- Who may sign in beside the administrator. Roles stand on lines of their own.
CREATE TABLE account (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    email     TEXT NOT NULL UNIQUE COLLATE NOCASE,
    full_name TEXT NOT NULL,
    roles     TEXT NOT NULL,
    disabled  INTEGER NOT NULL,
    password  TEXT NOT NULL
);

-- Lists and searches show the newest events first.
CREATE INDEX event_by_time ON event (inserted);
