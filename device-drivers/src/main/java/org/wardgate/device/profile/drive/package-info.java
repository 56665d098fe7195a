/**
 * The conversation with a declared device: what its messages become, which queries are asked when, when it is silent. What is made of
 * a profile at load is immutable; all else is the state of one connection, on its event loop.
 */
@NullMarked
package org.wardgate.device.profile.drive;

import org.jspecify.annotations.NullMarked;
