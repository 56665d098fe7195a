/**
 * What can be wrong with a line: a decorator of {@link org.wardgate.simulator.line.Line} and one small class for each fault. Chance
 * comes from a seed and delays are on link time through the injected clocks, so that on virtual time the same run gives the same bytes.
 *
 * <p>All of it runs on the simulator's executor; nothing here has a thread or waits.
 */
@NullMarked
package org.wardgate.simulator.fault;

import org.jspecify.annotations.NullMarked;
