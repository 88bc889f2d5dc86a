/**
 * Measures the local server as a process of its own, beside its own no-op route and beside plain SQLite.
 * Run by {@code mvn -q -Pbench verify}; no test, because what it finds depends on the machine.
 */
@NullMarked
package org.trackconsole.bench;

import org.jspecify.annotations.NullMarked;
