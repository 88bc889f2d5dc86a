/**
 * Tests of the Live screen, over arrivals in memory.
 * Time passes and events arrive when a test says so; nothing leaves the process.
 */
@NullMarked
package org.trackconsole.ui.live;

import org.jspecify.annotations.NullMarked;
