/**
 * The device's side of the Fresenius Base protocol: a base with syringe pumps as modules, or one pump without a base. It answers
 * queries within sessions, probes whether its host is there, sends changes on request and, unlike a gateway would ever ask it to,
 * obeys control commands, each of which it counts.
 *
 * <p>From a published client that was used with real devices, and what its history quotes of the vendor's document. Where nothing is
 * known the code says so. It is not the export protocol of newer Agilia pumps.
 */
@NullMarked
package org.wardgate.simulator.fresenius;

import org.jspecify.annotations.NullMarked;
