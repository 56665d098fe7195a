/** Tests of the flight recorder. */
@NullMarked
package org.wardgate.recording;

import org.jspecify.annotations.NullMarked;
