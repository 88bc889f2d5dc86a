/**
 * The Settings screen: how the console looks, where its local server listens, where its data lie, and which build it is.
 * Every change applies at once and is handed on to be saved.
 */
@NullMarked
package org.trackconsole.ui.settings;

import org.jspecify.annotations.NullMarked;
