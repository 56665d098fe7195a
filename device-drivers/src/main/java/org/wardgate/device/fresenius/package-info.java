/**
 * Fresenius (Vial) bases and stand-alone pumps by the older Base protocol: text commands with a check, a session with the base and one
 * with each module, a probe of the line that has to be answered. Everything of one connection runs on its event loop.
 *
 * <p>The protocol can command pumps; nothing but opening, closing and reading is in here. Source of the wire facts, cited as "Base
 * protocol": a public client that was used with real devices, and what its history quotes from the maker's document.
 */
@NullMarked
package org.wardgate.device.fresenius;

import org.jspecify.annotations.NullMarked;
