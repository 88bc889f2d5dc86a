package org.trackconsole.service;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Proof;
import org.trackconsole.store.StorageException;

/**
 * What came of proving a call.
 *
 * @param proof what was seen
 * @param notKept why it could not be kept with the call, such as a full disk; null where it is
 */
public record Proven(Proof proof, @Nullable StorageException notKept) {}
