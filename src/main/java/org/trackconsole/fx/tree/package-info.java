/**
 * A JSON document as a tree to look through and copy from.
 * Branches are built when they are opened, so a large document costs what is seen of it.
 */
@NullMarked
package org.trackconsole.fx.tree;

import org.jspecify.annotations.NullMarked;
