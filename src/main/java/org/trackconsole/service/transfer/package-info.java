/**
 * Takes sources from one place to another: between servers, and to files and back.
 * Everything is planned first, so that people see what would change before anything does.
 */
@NullMarked
package org.trackconsole.service.transfer;

import org.jspecify.annotations.NullMarked;
