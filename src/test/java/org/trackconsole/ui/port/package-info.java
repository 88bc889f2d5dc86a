/**
 * Stand-ins for the ports that screens are given.
 * Each keeps what a screen asked of it.
 */
@NullMarked
package org.trackconsole.ui.port;

import org.jspecify.annotations.NullMarked;
