/**
 * Signing in: the administrator's password as a salted hash, and the tokens given for it.
 * Neither a password nor a token is ever kept in clear (contract §5).
 */
@NullMarked
package org.trackconsole.server.access;

import org.jspecify.annotations.NullMarked;
