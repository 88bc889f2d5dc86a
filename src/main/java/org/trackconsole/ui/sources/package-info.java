/**
 * The Sources screen: the definitions of the chosen server as a list and a form.
 * An edit that was not saved yet is kept while another source is looked at.
 */
@NullMarked
package org.trackconsole.ui.sources;

import org.jspecify.annotations.NullMarked;
