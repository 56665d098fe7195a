/**
 * One configured device at work: its line, its pipeline and its driver put together, its events handed on. The pipeline, from
 * the line up: byte counter, flight recorder, outbound guard, frame decoder, backlog, driver. Everything of one device runs on one event loop.
 */
@NullMarked
package org.wardgate.device.session;

import org.jspecify.annotations.NullMarked;
