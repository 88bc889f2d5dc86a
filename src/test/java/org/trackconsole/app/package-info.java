/**
 * Tests of the composition root. They drive the whole application over its real wiring, as people do.
 */
@NullMarked
package org.trackconsole.app;

import org.jspecify.annotations.NullMarked;
