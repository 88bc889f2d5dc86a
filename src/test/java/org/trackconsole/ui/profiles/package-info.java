/** Tests of the Profiles screen, over a real local server. */
@NullMarked
package org.trackconsole.ui.profiles;

import org.jspecify.annotations.NullMarked;
