package org.trackconsole.ui.part;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;

/**
 * A payload and what became of it, ready to be shown.
 *
 * @param answer what became of it
 * @param payload what was sent; null where it was no JSON object
 * @param server where it went
 */
public record Answered(Answer answer, @Nullable TrackPayload payload, TrackServer server) {}
