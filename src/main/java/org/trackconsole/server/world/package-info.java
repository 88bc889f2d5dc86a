/**
 * Staging and production: two sets of data that know nothing of each other, each with a file of its own.
 * A call names its world in the header {@code x-context} (contract §5).
 */
@NullMarked
package org.trackconsole.server.world;

import org.jspecify.annotations.NullMarked;
