/**
 * Pseudo-terminals: what a gateway opens in place of a serial port. A pseudo-terminal knows neither baud rate nor parity, and
 * keeps some 18 KB (Linux) for a client that comes later, where a UART would have lost them.
 */
@NullMarked
package org.wardgate.simulator.tty;

import org.jspecify.annotations.NullMarked;
