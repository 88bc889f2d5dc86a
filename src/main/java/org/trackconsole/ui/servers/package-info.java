/**
 * The Servers screen: the tracking servers the console knows, how to reach each, and whether it answers.
 * What is typed stays in its form, also while another server is looked at, until it is saved or reverted.
 */
@NullMarked
package org.trackconsole.ui.servers;

import org.jspecify.annotations.NullMarked;
