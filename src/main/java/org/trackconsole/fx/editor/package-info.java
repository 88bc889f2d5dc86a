/**
 * The JSON editor: a text with colours, line numbers, fault marks, bracket pairs, undo and find.
 * It never reads JSON while a person types; whoever owns it reads the text elsewhere and shows what was found.
 */
@NullMarked
package org.trackconsole.fx.editor;

import org.jspecify.annotations.NullMarked;
