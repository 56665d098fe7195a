/**
 * The device's side of the "poll on" dialect of laboratory syringe pumps by KD Scientific and Harvard Apparatus: a line of text asks, and
 * lines of text, a prompt and XON answer. Written from the recorded traffic of a Legato 100 with firmware 3.0.6.
 */
@NullMarked
package org.wardgate.simulator.harvard;

import org.jspecify.annotations.NullMarked;
