/**
 * What frames of declared protocols mean: fields and flags, put together once, when a profile is loaded. What is made then is
 * immutable and read by every connection; what a message was read to is an object of its own.
 */
@NullMarked
package org.wardgate.device.profile.content;

import org.jspecify.annotations.NullMarked;
