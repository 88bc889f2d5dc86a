/**
 * Tests of the Sources screen: the view model against a real local server, the screen on the headless toolkit.
 * Nothing here waits for time to pass.
 */
@NullMarked
package org.trackconsole.ui.sources;

import org.jspecify.annotations.NullMarked;
