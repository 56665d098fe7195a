/**
 * The outbound guard: what may leave for a device, and nothing else. It sits below every driver, reads the bytes of each write
 * by itself and lets pass only what the allow-list of the line's protocol knows; whatever any known pump would take for a
 * command is refused even where a list approved it.
 *
 * <p>Nothing here is shared with the drivers: framing, checksums and message layouts are written anew, so that a mistake in a
 * driver's encoder is not repeated in what judges it. There is no way to switch the guard off and no policy that allows
 * everything.
 *
 * <p>A guard belongs to one connection and works on its event loop. Policies and grammars have no state.
 */
@NullMarked
package org.wardgate.device.guard;

import org.jspecify.annotations.NullMarked;
