/**
 * The shape a body must have, and the {@code detail} items of a 422 answer where it has not (contract §2.1, §2.3).
 * What passes is handed on as records that the rest of the server trusts.
 */
@NullMarked
package org.trackconsole.server.check;

import org.jspecify.annotations.NullMarked;
