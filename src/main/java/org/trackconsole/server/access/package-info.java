/**
 * Signing in: accounts, their passwords as salted hashes, and the tokens given for them.
 * Neither a password nor a token is ever kept in clear (contract §5).
 */
@NullMarked
package org.trackconsole.server.access;

import org.jspecify.annotations.NullMarked;
