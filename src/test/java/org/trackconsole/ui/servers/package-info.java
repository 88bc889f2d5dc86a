/**
 * Tests of the Servers screen over the real list of servers on a temporary folder.
 * No test talks to a server; what one would answer is given by the test.
 */
@NullMarked
package org.trackconsole.ui.servers;

import org.jspecify.annotations.NullMarked;
