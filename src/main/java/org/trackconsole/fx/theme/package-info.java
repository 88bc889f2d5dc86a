/**
 * Light and dark, fonts, and the tokens that every style is made of.
 * Screens name style classes only; colours stand in {@code app.css} and nowhere else.
 */
@NullMarked
package org.trackconsole.fx.theme;

import org.jspecify.annotations.NullMarked;
