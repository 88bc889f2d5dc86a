package org.trackconsole.service;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Visitor;
import org.trackconsole.store.StorageException;

/**
 * What came of sending.
 *
 * @param call its row in the history, completed
 * @param answer what the server or the network said
 * @param visitor the visitor with the ids that were answered; null for a payload of nobody's visit, and where the
 *     visitor was forgotten meanwhile
 * @param notKept why answer and ids could not be kept, such as a full disk; null where they are. {@link
 *     SendEvents#keep} tries again
 */
public record Sent(
        Call call,
        Answer answer,
        @Nullable Visitor visitor,
        @Nullable StorageException notKept) {}
