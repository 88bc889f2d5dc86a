/**
 * Tests of the main window and what it opens.
 * They look at the controls as they stand in a window.
 */
@NullMarked
package org.trackconsole.ui.shell;

import org.jspecify.annotations.NullMarked;
