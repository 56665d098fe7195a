/**
 * The device's side of the real-time ASCII output of Nellcor OxiMax pulse oximeters (N-560, N-595 and their family): a printer's
 * stream with a heading and a line every two seconds, without a checksum and without being asked.
 *
 * <p>Headings, timing and flow control are from the family's operator's manuals ("Data Port Protocol"); the columns are those of
 * recorded lines of an N-560, on which published readers agree.
 */
@NullMarked
package org.wardgate.simulator.nellcor;

import org.jspecify.annotations.NullMarked;
