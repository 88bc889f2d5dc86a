package org.trackconsole.server.track;

import java.sql.SQLException;
import java.util.Optional;
import org.trackconsole.server.check.ConsentCheck.Choice;
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
    private final Enrichment enrichment;
    private final long now;

    /**
     * @param all whether every consent that the server knows is given, whatever the choice says; it knows none of its
     *     own, so that this only notes that the person was asked
     * @param now microseconds since 1970
     */
    public ConsentCommand(Choice choice, boolean all, Enrichment enrichment, long now) {
        this.choice = choice;
        this.all = all;
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
        if (!all) {
            choice.consents().forEach(document::consent);
        }
        document.noteConsentsShown();
        if (document.isChanged()) {
            ProfileTable.save(sql, profile.row().changed(now));
            ProfileTable.saveRecord(sql, id, document.text());
        }
        return Optional.of(id);
    }
}
