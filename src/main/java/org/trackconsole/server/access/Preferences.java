package org.trackconsole.server.access;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trackconsole.server.storage.AccountTable;
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
    private final String administrator;
    private final Map<String, ObjectNode> byAccount = new ConcurrentHashMap<>();

    /** What came of a change. */
    public enum Outcome {
        /** It is in the file. */
        MADE,
        /** The account would keep too much, or keeps nothing under that key; nothing has changed. */
        LEFT,
        /** The account was deleted meanwhile. */
        ACCOUNT_GONE
    }

    /** @param administrator the id of the account that is not in the file and is always there */
    Preferences(Writer writer, String administrator, Map<String, String> kept) {
        this.writer = writer;
        this.administrator = administrator;
        kept.forEach((account, json) -> byAccount.put(account, WireJson.stored(json)));
    }

    /** All of an account; the caller's own copy. */
    public ObjectNode of(String accountId) {
        ObjectNode kept = byAccount.get(accountId);
        return kept == null ? WireJson.object() : kept.deepCopy();
    }

    /** Keeps a value under a key in place of an earlier one, unless the account would keep too much. */
    public Result<Outcome> set(String accountId, String key, JsonNode value) {
        return writer.write(new Change(accountId) {
            @Override
            boolean make(ObjectNode preferences) {
                preferences.set(key, value);
                return WireJson.text(preferences).getBytes(StandardCharsets.UTF_8).length <= LARGEST;
            }
        });
    }

    /** Forgets what is kept under a key. */
    public Result<Outcome> remove(String accountId, String key) {
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
    private abstract class Change implements Command<Outcome> {
        private final String accountId;
        private ObjectNode preferences = WireJson.object();

        Change(String accountId) {
            this.accountId = accountId;
        }

        /** Changes them and says whether that shall count. */
        abstract boolean make(ObjectNode preferences);

        @Override
        public Outcome run(Sql sql) throws SQLException {
            // Who asks was let in before the body was read, which may take its time.
            if (!accountId.equals(administrator)
                    && AccountTable.find(sql, accountId).isEmpty()) {
                return Outcome.ACCOUNT_GONE;
            }
            preferences =
                    FactTable.preferences(sql, accountId).map(WireJson::stored).orElseGet(WireJson::object);
            if (!make(preferences)) {
                return Outcome.LEFT;
            }
            FactTable.keepPreferences(sql, accountId, WireJson.text(preferences));
            return Outcome.MADE;
        }

        @Override
        public void committed(Outcome outcome) {
            if (outcome == Outcome.MADE) {
                byAccount.put(accountId, preferences);
            }
        }
    }
}
