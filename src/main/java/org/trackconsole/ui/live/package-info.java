/**
 * What arrives at the local server, as it arrives: list, filter, pause, and everything that is kept of one arrival.
 * The list holds a window onto the server's file; nothing that was paused or scrolled away is lost.
 */
@NullMarked
package org.trackconsole.ui.live;

import org.jspecify.annotations.NullMarked;
