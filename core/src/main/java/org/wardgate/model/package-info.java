/**
 * The normalised model: what a device said, in one nomenclature. Records without behaviour beyond their own validation;
 * immutable, safe for use by several threads. Nothing here knows a wire, a bed or an alarm.
 */
@NullMarked
package org.wardgate.model;

import org.jspecify.annotations.NullMarked;
