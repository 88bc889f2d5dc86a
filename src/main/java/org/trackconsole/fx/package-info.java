/**
 * The part of the JavaFX code that knows nothing of tracking: background work, FXML loading, theme, small controls.
 * Everything here is used on the JavaFX thread unless it says otherwise.
 */
@NullMarked
package org.trackconsole.fx;

import org.jspecify.annotations.NullMarked;
