/**
 * Every sentence that a person reads, screen and command line alike, by key.
 * The bundles lie in {@code org/trackconsole/text/*.properties}, one a room or screen.
 */
@NullMarked
package org.trackconsole.text;

import org.jspecify.annotations.NullMarked;
