/**
 * Checks of the house itself: layers, sizes, format, texts, styles.
 * They read the sources and the compiled classes and need no screen.
 */
@NullMarked
package org.trackconsole.build;

import org.jspecify.annotations.NullMarked;
