/**
 * Tests of the Settings screen: its view model and its view, both on the headless toolkit that the theme needs.
 * Nothing here waits for time to pass.
 */
@NullMarked
package org.trackconsole.ui.settings;

import org.jspecify.annotations.NullMarked;
