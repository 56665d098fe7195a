/**
 * The language of device profiles: the records that a profile's YAML is bound to, as they are written, and no behaviour. What they
 * mean together is judged by {@link org.wardgate.device.profile}; {@code docs/reference/profiles.md} explains each of them with an
 * example. Immutable.
 */
@NullMarked
package org.wardgate.device.profile.language;

import org.jspecify.annotations.NullMarked;
