/** Tests of one device at work. */
@NullMarked
package org.wardgate.device.session;

import org.jspecify.annotations.NullMarked;
