/**
 * Tests of the command line: by its two streams and its exit code.
 * Most run it in this process; what only a process of its own shows is in {@code org.trackconsole.MainTest}.
 */
@NullMarked
package org.trackconsole.app.cli;

import org.jspecify.annotations.NullMarked;
