/**
 * Device files that are changed while the gateway runs: found by looking, read strictly, and put to use as a difference. On a thread
 * of its own, since files may be slow.
 */
@NullMarked
package org.wardgate.gateway.reload;

import org.jspecify.annotations.NullMarked;
