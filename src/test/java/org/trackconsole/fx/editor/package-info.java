/**
 * Tests of the JSON editor, on the headless platform.
 * Those that draw it leave pictures in {@code target/editor}.
 */
@NullMarked
package org.trackconsole.fx.editor;

import org.jspecify.annotations.NullMarked;
