/**
 * The Compose screen: a payload as a form and as JSON text, side by side and in step, and the answer to it.
 * The text is the truth; the form reads it and changes it in place.
 */
@NullMarked
package org.trackconsole.ui.compose;

import org.jspecify.annotations.NullMarked;
