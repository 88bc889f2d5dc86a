/**
 * The composition root: builds every object once, by hand, and starts the desktop or the command line.
 * It is the only package that may see all others.
 */
@NullMarked
package org.trackconsole.app;

import org.jspecify.annotations.NullMarked;
