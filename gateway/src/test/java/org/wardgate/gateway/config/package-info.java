/** Tests of the configuration's records and of the checks between its files. */
@NullMarked
package org.wardgate.gateway.config;

import org.jspecify.annotations.NullMarked;
