/**
 * What a person wants to do, without a screen: send, remember visits, look up sources, explain a failure.
 * Every method blocks and is safe on any thread but the JavaFX one.
 */
@NullMarked
package org.trackconsole.service;

import org.jspecify.annotations.NullMarked;
