/** What device profiles are held to, through the profile files as engineers write them. */
@NullMarked
package org.wardgate.device.profile;

import org.jspecify.annotations.NullMarked;
