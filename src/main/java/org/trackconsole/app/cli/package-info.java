/**
 * The command line: serve, send, and the desktop by default; no class of JavaFX is loaded here.
 * Answers go to standard output, remarks and problems to standard error, outcomes into the exit code.
 */
@NullMarked
package org.trackconsole.app.cli;

import org.jspecify.annotations.NullMarked;
