/**
 * The demonstration: a scenario's devices on ttys, a gateway of its own that reads them, and a station without a page that watches
 * whether what should happen does.
 */
@NullMarked
package org.wardgate.gateway.demo;

import org.jspecify.annotations.NullMarked;
