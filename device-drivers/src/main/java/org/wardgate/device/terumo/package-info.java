/**
 * The Terumo TERUFUSION syringe pumps TE-SS730, TE-SS830 and TE-SS830P and the infusion pump TE-LF630N, read only: packets of XML with
 * a binary request or reply in Base64. Sources: the instruction manuals of the TE-SS830P (2019-08, pages 121 to 127) and the TE-SS730
 * (2020-04, pages 94 and 96), cited as external communication. Their pages on the line's electrical settings were not at hand.
 *
 * <p>{@link org.wardgate.device.terumo.TerumoDriverProvider} is the way in. Everything of one connection runs on that connection's
 * event loop.
 */
@NullMarked
package org.wardgate.device.terumo;

import org.jspecify.annotations.NullMarked;
