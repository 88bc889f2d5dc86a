-- How a server is reached where that is not as usual, as JSON: proxy, certificates, version of HTTP, time to connect, and
-- whether its certificate goes unverified. No password stands here.
ALTER TABLE server ADD COLUMN network TEXT;
