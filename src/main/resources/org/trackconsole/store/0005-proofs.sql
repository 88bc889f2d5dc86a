-- What was seen of a call in the store of its server. state: that of the proof.
-- document: a text, or a BLOB of deflated UTF-8 where that is shorter; it holds differences, not whole records.
CREATE TABLE proof (
    call_seq INTEGER PRIMARY KEY REFERENCES call (seq) ON DELETE CASCADE,
    state    TEXT NOT NULL,
    document ANY NOT NULL
) STRICT;
