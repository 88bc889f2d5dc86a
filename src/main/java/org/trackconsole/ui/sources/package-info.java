/**
 * The Sources screen: the definitions of the chosen server as a list and a form.
 * What was typed stays until it is saved or thrown away: over another source, another server, and a server that is down.
 */
@NullMarked
package org.trackconsole.ui.sources;

import org.jspecify.annotations.NullMarked;
