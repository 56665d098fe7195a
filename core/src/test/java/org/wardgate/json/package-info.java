/** Tests of event JSON. */
@NullMarked
package org.wardgate.json;

import org.jspecify.annotations.NullMarked;
