/**
 * What a call to {@code /track} does to the file: who the person is, which visit it is, which events are kept.
 * All of it is decided inside the writing thread, so that calls that arrive together see each other (contract §3).
 */
@NullMarked
package org.trackconsole.server.track;

import org.jspecify.annotations.NullMarked;
