/**
 * The console's own SQLite file: one writer thread, two readers, numbered migrations.
 * Every store is a few SQL statements around records of the model.
 */
@NullMarked
package org.trackconsole.store;

import org.jspecify.annotations.NullMarked;
