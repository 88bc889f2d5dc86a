package org.trackconsole.server.source;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trackconsole.server.check.SourceDefinition;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.SourceTable;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.storage.Writer;
import org.trackconsole.server.wire.WireJson;

/**
 * The event sources. There are few, and every call asks for one, so all of them are held in memory; the writing thread
 * exchanges that picture when a change is on the disk. Any thread.
 */
public final class Sources {
    private final Writer writer;
    private volatile Map<String, SourceDefinition> byId;

    private Sources(Writer writer, Map<String, SourceDefinition> byId) {
        this.writer = writer;
        this.byId = byId;
    }

    /** Reads the sources of a file. */
    public static Result<Sources> load(TrackingFile file) {
        return file.readers().read(Sources::read).map(byId -> new Sources(file.writer(), byId));
    }

    /** Reads sources by their ids. */
    public static Map<String, SourceDefinition> read(Sql sql) throws SQLException {
        Map<String, SourceDefinition> byId = new LinkedHashMap<>();
        for (String record : SourceTable.all(sql)) {
            SourceDefinition source = WireJson.stored(record, SourceDefinition::of);
            byId.put(source.id(), source);
        }
        return Collections.unmodifiableMap(byId);
    }

    /** The file holds these instead of what it held. To be called in the writing thread. */
    public void exchanged(Map<String, SourceDefinition> sources) {
        byId = sources;
    }

    /** The source of exactly this id. */
    public Optional<SourceDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All sources in the order of their creation. */
    public List<SourceDefinition> all() {
        return List.copyOf(byId.values());
    }

    /** Adds a source or replaces the one of the same id. */
    public Result<SourceDefinition> save(SourceDefinition source) {
        return writer.write(new Command<>() {
            @Override
            public SourceDefinition run(Sql sql) throws SQLException {
                SourceTable.save(sql, source.id(), WireJson.text(source.record()));
                return source;
            }

            @Override
            public void committed(SourceDefinition saved) {
                Map<String, SourceDefinition> changed = new LinkedHashMap<>(byId);
                changed.put(saved.id(), saved);
                byId = Collections.unmodifiableMap(changed);
            }
        });
    }

    /** Deletes a source and says whether there was one. */
    public Result<Boolean> delete(String id) {
        return writer.write(new Command<>() {
            @Override
            public Boolean run(Sql sql) throws SQLException {
                return SourceTable.delete(sql, id);
            }

            @Override
            public void committed(Boolean deleted) {
                Map<String, SourceDefinition> changed = new LinkedHashMap<>(byId);
                changed.remove(id);
                byId = Collections.unmodifiableMap(changed);
            }
        });
    }
}
