/**
 * The device's side of the status protocol of the NeuroWave AP-4000, a pump with two channels: text between {@code !} and a line end,
 * with a sum of its characters. Written from what a published client reads; fields that it does not read are empty here.
 */
@NullMarked
package org.wardgate.simulator.neurowave;

import org.jspecify.annotations.NullMarked;
