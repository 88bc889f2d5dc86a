/**
 * Looks at a web page the way a browser would, as far as that goes without one, for the tracker snippet of a source.
 * Blocks; any thread but the JavaFX one.
 */
@NullMarked
package org.trackconsole.service.page;

import org.jspecify.annotations.NullMarked;
