/**
 * Parts that several screens show alike, such as an answer with its timing, cause and fix.
 * They are views only; what happens on a button is the screen's.
 */
@NullMarked
package org.trackconsole.ui.part;

import org.jspecify.annotations.NullMarked;
