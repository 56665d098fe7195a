/** The gateway: device events to beds, beds to alarms, alarms to people. */
@NullMarked
package org.wardgate.gateway;

import org.jspecify.annotations.NullMarked;
