/**
 * The wire: routes, the answers of each, and the checks that stand before all of them.
 * Endpoints turn a request into a response value; only this package knows Helidon.
 */
@NullMarked
package org.trackconsole.server.http;

import org.jspecify.annotations.NullMarked;
