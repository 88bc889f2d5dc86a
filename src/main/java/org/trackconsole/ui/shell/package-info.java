/**
 * The main window: server choice, navigation, status bar, keyboard commands.
 * It shows screens without knowing what is on them.
 */
@NullMarked
package org.trackconsole.ui.shell;

import org.jspecify.annotations.NullMarked;
