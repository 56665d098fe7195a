/**
 * The simulator's own household: one thread, the devices on their lines, and what can be done to a line while it runs. All
 * devices live on that thread; only the lines' reader threads are beside it, and they do nothing but hand bytes over.
 */
@NullMarked
package org.wardgate.simulator.host;

import org.jspecify.annotations.NullMarked;
