/**
 * The local tracking server: the same wire as a real one, with its own database file.
 * The console reaches it over HTTP only; it never sees the console's client or store.
 */
@NullMarked
package org.trackconsole.server;

import org.jspecify.annotations.NullMarked;
