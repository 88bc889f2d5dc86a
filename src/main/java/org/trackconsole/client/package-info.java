/**
 * The HTTP client of tracking servers: posts payloads, manages sources, tells every failure apart.
 * It knows the differences between server versions, so that nobody above has to.
 */
@NullMarked
package org.trackconsole.client;

import org.jspecify.annotations.NullMarked;
