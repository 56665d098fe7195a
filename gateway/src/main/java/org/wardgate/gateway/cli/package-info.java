/** The command line: {@code wardgate demo, run, check, sim, decode, replay, ports}. */
@NullMarked
package org.wardgate.gateway.cli;

import org.jspecify.annotations.NullMarked;
