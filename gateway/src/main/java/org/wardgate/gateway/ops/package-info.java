/** How the gateway itself fares: its meters, in Prometheus' text form. Nothing here is about a patient. */
@NullMarked
package org.wardgate.gateway.ops;

import org.jspecify.annotations.NullMarked;
