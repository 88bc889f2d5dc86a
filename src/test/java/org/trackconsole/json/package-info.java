/**
 * Tests of reading, locating, editing and laying out JSON text.
 * Many of them run over random documents from fixed seeds, so a failure can be had again.
 */
@NullMarked
package org.trackconsole.json;

import org.jspecify.annotations.NullMarked;
