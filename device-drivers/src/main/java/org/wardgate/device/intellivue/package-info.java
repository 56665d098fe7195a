/**
 * Philips IntelliVue monitors over their data export interface on the serial MIB port. {@link
 * org.wardgate.device.intellivue.IntelliVueDriverProvider} is the only way in; the frame decoder and the driver of one
 * connection are confined to its event loop.
 *
 * <p>Where a comment names a section without a document it means the manufacturer's Data Export Interface Programming Guide.
 */
@NullMarked
package org.wardgate.device.intellivue;

import org.jspecify.annotations.NullMarked;
