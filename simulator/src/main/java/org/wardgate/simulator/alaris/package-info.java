/**
 * The device's side of the Alaris "Asena" ASCII protocol: a syringe pump that answers queries and, unlike a gateway would ever
 * ask it to, obeys control commands, each of which it counts.
 *
 * <p>The manufacturer's protocol document (Alaris Syringe Pump Communications Protocol, 1000PB01088) is not public; the wire facts
 * here are those that published clients and recordings of real pumps agree on. Where nothing is known the code says so.
 */
@NullMarked
package org.wardgate.simulator.alaris;

import org.jspecify.annotations.NullMarked;
