/**
 * Reading, locating, editing and writing JSON text, on top of Jackson.
 * Offsets are UTF-16 indexes into the text; nothing here keeps state between calls.
 */
@NullMarked
package org.trackconsole.json;

import org.jspecify.annotations.NullMarked;
