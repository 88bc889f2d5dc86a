package org.trackconsole.store;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Proof;

/**
 * Proofs of calls, one a call, and on which servers every call is proven. What was written is on the disk on return.
 * Every method throws a {@link StorageException} where the file cannot do it.
 */
public final class ProofStore {
    private static final String ALWAYS = "prove:";

    private final Database database;

    /** @param database stays open for as long as this is used */
    public ProofStore(Database database) {
        this.database = database;
    }

    /** Keeps a proof in place of the one that the call has; does nothing for a call that is not in the history. */
    public void keep(String callId, Proof proof) {
        Object document = Packed.pack(KeptProof.write(proof));
        database.write(connection -> Sql.change(connection, """
                INSERT INTO proof (call_seq, state, document) SELECT seq, ?, ? FROM call WHERE id = ?
                ON CONFLICT (call_seq) DO UPDATE SET state = excluded.state, document = excluded.document""", proof.state().name(), document, callId));
    }

    /** The proof of a call; null where it has none. */
    public @Nullable Proof of(String callId) {
        return database.read(connection -> Sql.row(
                connection,
                row -> KeptProof.read(Packed.unpack(row.getObject(1))),
                "SELECT document FROM proof WHERE call_seq = (SELECT seq FROM call WHERE id = ?)",
                callId));
    }

    /** Whether every call to a server is proven; null where nobody has said. */
    public @Nullable Boolean always(String serverId) {
        String kept = database.read(connection -> Memo.get(connection, ALWAYS + serverId));
        return kept == null ? null : Boolean.valueOf(kept);
    }

    /** Remembers whether every call to a server is proven. */
    public void setAlways(String serverId, boolean always) {
        database.write(connection -> {
            Memo.put(connection, ALWAYS + serverId, Boolean.toString(always));
            return null;
        });
    }
}
