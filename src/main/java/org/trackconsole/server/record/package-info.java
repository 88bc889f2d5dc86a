/**
 * Rows of the file as the records that clients read: every leaf there, null rather than missing.
 * The outlines are resource files, so that the shapes are data and not code (contract §6.3).
 */
@NullMarked
package org.trackconsole.server.record;

import org.jspecify.annotations.NullMarked;
