/**
 * Small controls that every screen uses: shortened ids, pills, empty states, icons.
 * They are built in code and carry their accessible names.
 */
@NullMarked
package org.trackconsole.fx.control;

import org.jspecify.annotations.NullMarked;
