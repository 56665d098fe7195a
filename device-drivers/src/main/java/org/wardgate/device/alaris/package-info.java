/**
 * The Alaris syringe pumps GH, CC, TIVA and PK ("Asena" protocol), read only: a request and a reply of printable text between
 * {@code !} and a carriage return, with a CRC. The maker's own document, "Alaris Syringe Pump Communications Protocol"
 * (1000PB01088), was not at hand; what is here was learned from traffic of real pumps. What is inferred and not seen says so
 * where it is used.
 *
 * <p>{@link org.wardgate.device.alaris.AlarisDriverProvider} is the way in. Everything of one connection runs on that
 * connection's event loop.
 */
@NullMarked
package org.wardgate.device.alaris;

import org.jspecify.annotations.NullMarked;
