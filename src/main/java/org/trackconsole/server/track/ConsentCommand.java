package org.trackconsole.server.track;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.ConsentCheck.Choice;
import org.trackconsole.server.check.ConsentType;
import org.trackconsole.server.definition.Definitions;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.enrich.ProfileDocument;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.storage.SessionTable;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.StoredProfile;
import org.trackconsole.server.wire.WireJson;

/**
 * Keeps with a profile what its person chose (contract §2.4). It finds out the id of the profile; nothing where the
 * profile or the session is unknown.
 */
public final class ConsentCommand implements Command<Optional<String>> {
    private final Choice choice;
    private final boolean all;
    private final Definitions definitions;
    private final Enrichment enrichment;
    private final long now;

    /**
     * @param all whether every consent that is on offer is given, whatever the choice says
     * @param definitions what consents there are; one that is not among them can be given all the same
     * @param now microseconds since 1970
     */
    public ConsentCommand(Choice choice, boolean all, Definitions definitions, Enrichment enrichment, long now) {
        this.choice = choice;
        this.all = all;
        this.definitions = definitions;
        this.enrichment = enrichment;
        this.now = now;
    }

    @Override
    public Optional<String> run(Sql sql) throws SQLException {
        Optional<StoredProfile> found = ProfileTable.findWhole(sql, choice.profileId());
        if (found.isEmpty() || SessionTable.find(sql, choice.sessionId()).isEmpty()) {
            return Optional.empty();
        }
        StoredProfile profile = found.get();
        String id = profile.row().id();
        ProfileDocument document = enrichment.profile(id, WireJson.stored(profile.record()));
        if (all) {
            definitions.consentTypes().stream()
                    .filter(ConsentType::enabled)
                    .forEach(type -> document.consent(type.id(), until(type)));
        } else {
            choice.consents().forEach((consent, given) -> {
                if (given) {
                    document.consent(
                            consent,
                            definitions.consentType(consent).map(this::until).orElse(null));
                } else {
                    document.revoke(consent);
                }
            });
        }
        document.noteConsentsShown();
        if (document.isChanged()) {
            ProfileTable.save(sql, profile.row().changed(now));
            ProfileTable.saveRecord(sql, id, document.text());
        }
        return Optional.of(id);
    }

    private @Nullable Long until(ConsentType type) {
        Duration life = type.life();
        return life == null ? null : now + life.toSeconds() * 1_000_000;
    }
}
