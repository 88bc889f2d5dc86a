/**
 * The History screen: every call ever sent, grouped by session, and one of them opened.
 * The list holds what was scrolled through; files are read off the JavaFX thread, a page at a time.
 */
@NullMarked
package org.trackconsole.ui.history;

import org.jspecify.annotations.NullMarked;
