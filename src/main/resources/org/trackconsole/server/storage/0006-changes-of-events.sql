-- What an event changed in its profile, as it was when the event was stored: JSON, or NULL for nothing. Empty once the
-- profile was deleted: there was something, and nobody is to know what.
ALTER TABLE event ADD COLUMN changes TEXT;

-- Of events up to this place it was not noted.
INSERT INTO fact (name, value)
SELECT 'changes_noted_after', coalesce(max(seq), 0) FROM event;
