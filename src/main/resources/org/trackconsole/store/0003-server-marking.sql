-- What a server is there for (an Environment), its colour (a ServerColour), and the data set worked on (a DataSet).
-- Nobody has said what the servers of before are there for. Except on this machine they count as production: to be asked
-- once too often harms nobody.
ALTER TABLE server ADD COLUMN environment TEXT NOT NULL DEFAULT 'PRODUCTION';
ALTER TABLE server ADD COLUMN colour TEXT NOT NULL DEFAULT 'NONE';
ALTER TABLE server ADD COLUMN data_set TEXT NOT NULL DEFAULT 'STAGING';

UPDATE server SET environment = 'LOCAL'
WHERE url || '/' LIKE 'http://127.0.0.1/%' OR url LIKE 'http://127.0.0.1:%'
   OR url || '/' LIKE 'http://localhost/%' OR url LIKE 'http://localhost:%'
   OR url LIKE 'http://[::1]%';

-- Who chose the data set by a header of their own goes on with it; the console sends that header itself from now on.
UPDATE server SET data_set = 'PRODUCTION'
WHERE EXISTS (
    SELECT 1 FROM json_each(server.headers) AS header
    WHERE lower(json_extract(header.value, '$.name')) = 'x-context'
      AND lower(trim(json_extract(header.value, '$.value'))) = 'production');

-- People of the other data set are known under the server's id and its name.
UPDATE visitor SET server_id = server_id || '/production'
WHERE server_id IN (SELECT id FROM server WHERE data_set = 'PRODUCTION');

UPDATE memo SET key = key || '/production'
WHERE key IN (SELECT 'visitor/' || id FROM server WHERE data_set = 'PRODUCTION');

UPDATE server SET headers = (
    SELECT json_group_array(json(header.value)) FROM json_each(server.headers) AS header
    WHERE lower(json_extract(header.value, '$.name')) <> 'x-context')
WHERE headers LIKE '%x-context%';
