/** Tests of scenarios played against the gateway. */
@NullMarked
package org.wardgate.gateway.demo;

import org.jspecify.annotations.NullMarked;
