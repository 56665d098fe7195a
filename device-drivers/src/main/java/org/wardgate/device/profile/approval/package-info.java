/**
 * Who has agreed to what declared devices are asked. A profile's queries take effect only when their fingerprint is approved by two
 * named people, or came with Wardgate.
 */
@NullMarked
package org.wardgate.device.profile.approval;

import org.jspecify.annotations.NullMarked;
