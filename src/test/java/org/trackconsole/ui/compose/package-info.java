/**
 * Tests of the Compose screen: the draft plain, the view model against a real local server, the screen on the headless
 * toolkit. Nothing here waits for time to pass.
 */
@NullMarked
package org.trackconsole.ui.compose;

import org.jspecify.annotations.NullMarked;
