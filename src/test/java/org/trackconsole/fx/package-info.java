/**
 * Tests of the JavaFX kit, and what every test with a window stands on.
 * They run on the headless platform, so no display is needed.
 */
@NullMarked
package org.trackconsole.fx;

import org.jspecify.annotations.NullMarked;
