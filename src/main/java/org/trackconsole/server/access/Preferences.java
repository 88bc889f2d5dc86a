package org.trackconsole.server.access;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.FactTable;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.Writer;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What those who sign in prefer: values under keys that clients choose, kept for each account (contract §5). They are in
 * the file, and in memory because every sign-in tells them. Any thread.
 */
public final class Preferences {
    /** How much one account may keep, as JSON in UTF-8. */
    public static final int LARGEST = 64 * 1024;

    private final Writer writer;
    private final Map<String, ObjectNode> byAccount = new ConcurrentHashMap<>();

    Preferences(Writer writer, Map<String, String> kept) {
        this.writer = writer;
        kept.forEach((account, json) -> byAccount.put(account, WireJson.stored(json)));
    }

    /** All of an account; the caller's own copy. */
    public ObjectNode of(String accountId) {
        ObjectNode kept = byAccount.get(accountId);
        return kept == null ? WireJson.object() : kept.deepCopy();
    }

    /** Keeps a value under a key in place of an earlier one; false where the account would keep too much. */
    public Result<Boolean> set(String accountId, String key, JsonNode value) {
        return writer.write(new Change(accountId) {
            @Override
            boolean make(ObjectNode preferences) {
                preferences.set(key, value);
                return WireJson.text(preferences).getBytes(StandardCharsets.UTF_8).length <= LARGEST;
            }
        });
    }

    /** Forgets what is kept under a key; false where that was nothing. */
    public Result<Boolean> remove(String accountId, String key) {
        return writer.write(new Change(accountId) {
            @Override
            boolean make(ObjectNode preferences) {
                return preferences.remove(key) != null;
            }
        });
    }

    /** An account is gone, in the file as well. */
    void forget(String accountId) {
        byAccount.remove(accountId);
    }

    /** Changes what an account prefers, as it is in the file at that moment, or leaves it. */
    private abstract class Change implements Command<Boolean> {
        private final String accountId;
        private ObjectNode preferences = WireJson.object();

        Change(String accountId) {
            this.accountId = accountId;
        }

        /** Changes them and says whether that shall count. */
        abstract boolean make(ObjectNode preferences);

        @Override
        public Boolean run(Sql sql) throws SQLException {
            preferences =
                    FactTable.preferences(sql, accountId).map(WireJson::stored).orElseGet(WireJson::object);
            boolean counts = make(preferences);
            if (counts) {
                FactTable.keepPreferences(sql, accountId, WireJson.text(preferences));
            }
            return counts;
        }

        @Override
        public void committed(Boolean counts) {
            if (counts) {
                byAccount.put(accountId, preferences);
            }
        }
    }
}
