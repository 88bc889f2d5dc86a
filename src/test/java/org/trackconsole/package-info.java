/**
 * Tests of the program as a whole.
 * They start it the way people do and look at it from outside.
 */
@NullMarked
package org.trackconsole;

import org.jspecify.annotations.NullMarked;
