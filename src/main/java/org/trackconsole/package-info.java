/**
 * The entry of Track Console, a desktop console for event tracking.
 * It only reads the command line; everything else is wired in {@code app}.
 */
@NullMarked
package org.trackconsole;

import org.jspecify.annotations.NullMarked;
