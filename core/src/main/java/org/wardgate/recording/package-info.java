/**
 * The flight recorder: what went over a line, both ways, with its times, for engineers and bug reports.
 * {@link org.wardgate.recording.Recorder} writes on one thread of its own for all lines and never holds up an event loop;
 * {@link org.wardgate.recording.RecordingReader} reads, and stops at the first damage.
 *
 * <h2>The file</h2>
 *
 * <p>All numbers are big-endian. A file is the magic {@code 57 47 52 45 43 0d 0a 1a} ("WGREC", carriage return, line feed,
 * substitute), the version as 16 bits, now 1, and then records to its end. The first record is the head. A record is
 *
 * <table>
 * <caption>A record</caption>
 * <tr><th>bytes</th><th>what</th></tr>
 * <tr><td>1</td><td>kind: {@code H} head, {@code I} in from the device, {@code O} out to the device, {@code M} mark,
 *     {@code G} gap</td></tr>
 * <tr><td>8 + 4</td><td>wall time: seconds since 1970 (signed) and nanoseconds of the second</td></tr>
 * <tr><td>8</td><td>link time in nanoseconds (signed)</td></tr>
 * <tr><td>8</td><td>patient time in nanoseconds (signed)</td></tr>
 * <tr><td>4</td><td>length n of the payload, at most 1048576</td></tr>
 * <tr><td>4</td><td>CRC-32 (as in zip) of the 33 bytes before it, so that a damaged length is never believed</td></tr>
 * <tr><td>n</td><td>payload</td></tr>
 * <tr><td>4</td><td>CRC-32 of the whole record before it</td></tr>
 * </table>
 *
 * <p>The payload of {@code I} and {@code O} is the bytes on the line, of {@code M} a text in UTF-8, of {@code G} the number of
 * line bytes that were lost here as 64 bits, and of {@code H} three texts, each a length in 16 bits and UTF-8: the device's id, its
 * profile, and the settings of its line. The times of the head are those of the record behind it.
 */
@NullMarked
package org.wardgate.recording;

import org.jspecify.annotations.NullMarked;
