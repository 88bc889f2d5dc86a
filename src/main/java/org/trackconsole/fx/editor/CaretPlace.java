package org.trackconsole.fx.editor;

/**
 * Where the caret is.
 *
 * @param offset in the text, from 0
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @param path the value it is in, as {@code events[0].type}; empty at the root and until the text has been read
 */
public record CaretPlace(int offset, int line, int column, String path) {}
