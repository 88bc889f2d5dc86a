-- What a profile and a session hold beyond their other columns, in the shape that clients read.
ALTER TABLE profile ADD COLUMN record TEXT NOT NULL DEFAULT '{}';
ALTER TABLE session ADD COLUMN record TEXT NOT NULL DEFAULT '{}';

-- Further ids that profiles are found by: of profiles that became one, and hashes of what identifies a person. Two
-- profiles may share one; the first that had it is found.
CREATE TABLE further_id (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    UNIQUE (id, profile_id)
);

CREATE INDEX further_id_of_profile ON further_id (profile_id);
