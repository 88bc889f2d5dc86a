/**
 * Settings beside the sources: what consents there are, and what events of which types do to a profile. There are few of
 * them, so all are held in memory, and the writing thread exchanges that picture when a change is on the disk.
 */
@NullMarked
package org.trackconsole.server.definition;

import org.jspecify.annotations.NullMarked;
