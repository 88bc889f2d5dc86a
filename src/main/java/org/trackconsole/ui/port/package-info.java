/**
 * What the screens share and what the shell offers them.
 * A screen sees the ports of this package and never another screen.
 */
@NullMarked
package org.trackconsole.ui.port;

import org.jspecify.annotations.NullMarked;
