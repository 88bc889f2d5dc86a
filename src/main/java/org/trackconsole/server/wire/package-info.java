/**
 * JSON and times as they stand on the wire: reading with the refusals a real server gives, writing, time stamps.
 * Everything here is pure and knows neither HTTP nor the file.
 */
@NullMarked
package org.trackconsole.server.wire;

import org.jspecify.annotations.NullMarked;
