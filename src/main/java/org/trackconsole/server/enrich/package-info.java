/**
 * What a call tells about a person, a visit and an event beyond what it says outright: predefined event types, devices,
 * profile fields. All of it is decided from the call alone; only {@link ProfileDocument} knows what was there before.
 */
@NullMarked
package org.trackconsole.server.enrich;

import org.jspecify.annotations.NullMarked;
