/**
 * What the frame decoders of drivers have in common: cutting marked frames out of the bytes of a line, and checks over them. A
 * decoder holds the state of one connection and is never shared; all else here is immutable.
 */
@NullMarked
package org.wardgate.device.framing;

import org.jspecify.annotations.NullMarked;
