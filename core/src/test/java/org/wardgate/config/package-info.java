/** Tests of strict configuration. */
@NullMarked
package org.wardgate.config;

import org.jspecify.annotations.NullMarked;
