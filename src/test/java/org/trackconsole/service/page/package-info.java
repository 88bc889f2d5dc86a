/** Tests of the look at web pages, on pages of this machine. */
@NullMarked
package org.trackconsole.service.page;

import org.jspecify.annotations.NullMarked;
