/**
 * Tests of the parts that several screens share.
 * They look at the controls as they stand in a window.
 */
@NullMarked
package org.trackconsole.ui.part;

import org.jspecify.annotations.NullMarked;
