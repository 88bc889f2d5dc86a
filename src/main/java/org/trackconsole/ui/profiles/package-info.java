/**
 * People on any server: found by whatever is known of them, with everything the server keeps of one on a page and one
 * timeline of their events. Personal values are masked until somebody asks for them.
 */
@NullMarked
package org.trackconsole.ui.profiles;

import org.jspecify.annotations.NullMarked;
