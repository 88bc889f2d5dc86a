/** Tests of taking sources from one place to another. They need no display and nothing outside this machine. */
@NullMarked
package org.trackconsole.service.transfer;

import org.jspecify.annotations.NullMarked;
