package org.trackconsole.server.definition;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.trackconsole.server.check.ConsentType;
import org.trackconsole.server.enrich.ProfileMapping;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.DefinitionTable;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.storage.Writer;
import org.trackconsole.server.wire.WireJson;

/** The consent types and the profile mappings of a file. Any thread. */
public final class Definitions {
    private static final String CONSENT_TYPE = "consent-type";
    private static final String MAPPING = "event-to-profile";

    private final Writer writer;
    private volatile Content content;

    private Definitions(Writer writer, Content content) {
        this.writer = writer;
        this.content = content;
    }

    /** All of them, by their ids in the order of creation. */
    public record Content(Map<String, ConsentType> consentTypes, Map<String, ProfileMapping> mappings) {
        public Content {
            consentTypes = Collections.unmodifiableMap(new LinkedHashMap<>(consentTypes));
            mappings = Collections.unmodifiableMap(new LinkedHashMap<>(mappings));
        }
    }

    /** Reads those of a file. */
    public static Result<Definitions> load(TrackingFile file) {
        return file.readers().read(Definitions::read).map(content -> new Definitions(file.writer(), content));
    }

    /** Reads them. */
    public static Content read(Sql sql) throws SQLException {
        Map<String, ConsentType> consentTypes = new LinkedHashMap<>();
        for (String record : DefinitionTable.all(sql, CONSENT_TYPE)) {
            ConsentType type = WireJson.stored(record, ConsentType::of);
            consentTypes.put(type.id(), type);
        }
        Map<String, ProfileMapping> mappings = new LinkedHashMap<>();
        for (String record : DefinitionTable.all(sql, MAPPING)) {
            ProfileMapping mapping = WireJson.stored(record, ProfileMapping::of);
            mappings.put(mapping.id(), mapping);
        }
        return new Content(consentTypes, mappings);
    }

    /** The file holds these instead of what it held. To be called in the writing thread. */
    public void exchanged(Content other) {
        content = other;
    }

    /** All consent types. */
    public List<ConsentType> consentTypes() {
        return List.copyOf(content.consentTypes().values());
    }

    /** One of them. */
    public Optional<ConsentType> consentType(String id) {
        return Optional.ofNullable(content.consentTypes().get(id));
    }

    /** All mappings. */
    public List<ProfileMapping> mappings() {
        return List.copyOf(content.mappings().values());
    }

    /** One of them. */
    public Optional<ProfileMapping> mapping(String id) {
        return Optional.ofNullable(content.mappings().get(id));
    }

    /** The mappings for events of a type that are in use. */
    public List<ProfileMapping> mappingsInUse(String eventType) {
        Map<String, ProfileMapping> all = content.mappings();
        if (all.isEmpty()) {
            return List.of();
        }
        List<ProfileMapping> inUse = new ArrayList<>();
        for (ProfileMapping mapping : all.values()) {
            if (mapping.enabled() && mapping.eventType().equals(eventType)) {
                inUse.add(mapping);
            }
        }
        return inUse;
    }

    /** Adds a consent type or replaces the one of the same id. */
    public Result<Boolean> save(ConsentType type) {
        return save(CONSENT_TYPE, type.id(), WireJson.text(type.record()), old -> {
            Map<String, ConsentType> types = new LinkedHashMap<>(old.consentTypes());
            types.put(type.id(), type);
            return new Content(types, old.mappings());
        });
    }

    /** Adds a mapping or replaces the one of the same id. */
    public Result<Boolean> save(ProfileMapping mapping) {
        return save(MAPPING, mapping.id(), WireJson.text(mapping.record()), old -> {
            Map<String, ProfileMapping> mappings = new LinkedHashMap<>(old.mappings());
            mappings.put(mapping.id(), mapping);
            return new Content(old.consentTypes(), mappings);
        });
    }

    /** Deletes a consent type and says whether there was one. */
    public Result<Boolean> deleteConsentType(String id) {
        return change(sql -> DefinitionTable.delete(sql, CONSENT_TYPE, id), old -> {
            Map<String, ConsentType> types = new LinkedHashMap<>(old.consentTypes());
            types.remove(id);
            return new Content(types, old.mappings());
        });
    }

    /** Deletes a mapping and says whether there was one. */
    public Result<Boolean> deleteMapping(String id) {
        return change(sql -> DefinitionTable.delete(sql, MAPPING, id), old -> {
            Map<String, ProfileMapping> mappings = new LinkedHashMap<>(old.mappings());
            mappings.remove(id);
            return new Content(old.consentTypes(), mappings);
        });
    }

    private Result<Boolean> save(String kind, String id, String record, UnaryOperator<Content> changed) {
        return change(
                sql -> {
                    DefinitionTable.save(sql, kind, id, record);
                    return true;
                },
                changed);
    }

    private Result<Boolean> change(Command<Boolean> inFile, UnaryOperator<Content> changed) {
        return writer.write(new Command<>() {
            @Override
            public Boolean run(Sql sql) throws SQLException {
                return inFile.run(sql);
            }

            @Override
            public void committed(Boolean done) {
                content = changed.apply(content);
            }
        });
    }
}
