/**
 * Tests of the History screen, over a real file in a temporary folder.
 * What servers answer is scripted; nothing leaves the process.
 */
@NullMarked
package org.trackconsole.ui.history;

import org.jspecify.annotations.NullMarked;
