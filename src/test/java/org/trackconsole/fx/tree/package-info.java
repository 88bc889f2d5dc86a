/**
 * Tests of the JSON tree, on the headless platform.
 * Those that draw it leave pictures in {@code target/editor}.
 */
@NullMarked
package org.trackconsole.fx.tree;

import org.jspecify.annotations.NullMarked;
