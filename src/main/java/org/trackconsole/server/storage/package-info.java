/**
 * The tracking file: one SQLite file, one thread that writes in groups, a few that read.
 * Nothing outside this package sees JDBC, and no virtual thread ever enters it.
 */
@NullMarked
package org.trackconsole.server.storage;

import org.jspecify.annotations.NullMarked;
