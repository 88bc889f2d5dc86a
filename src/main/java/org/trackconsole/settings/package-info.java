/**
 * Settings, folders and secrets, each in the place the platform has for it.
 * Settings are one small JSON file, written whole and moved into place.
 */
@NullMarked
package org.trackconsole.settings;

import org.jspecify.annotations.NullMarked;
