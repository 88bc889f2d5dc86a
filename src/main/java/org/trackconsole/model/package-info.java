/**
 * The words of event tracking as records and sealed types: source, payload, answer, visitor, call.
 * Nothing here knows a screen, a file or a socket; free-form parts are Jackson trees.
 */
@NullMarked
package org.trackconsole.model;

import org.jspecify.annotations.NullMarked;
