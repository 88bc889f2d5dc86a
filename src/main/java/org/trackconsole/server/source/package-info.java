/**
 * Event sources: kept in the file, held in memory for the calls that ask for them.
 * A change is seen by every call that begins after the change was answered (contract §4).
 */
@NullMarked
package org.trackconsole.server.source;

import org.jspecify.annotations.NullMarked;
