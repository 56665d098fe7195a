/** What a profile proves of itself: examples of bytes and the events that they become, on virtual time. */
@NullMarked
package org.wardgate.device.profile.example;

import org.jspecify.annotations.NullMarked;
