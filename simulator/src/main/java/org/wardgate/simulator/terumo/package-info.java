/**
 * The device's side of the external communication of Terumo TERUFUSION syringe pumps: packets of XML with a binary command in Base64
 * and a CRC. Written from the instruction manuals of TE-SS830P and TE-SS730; what they leave open says so.
 */
@NullMarked
package org.wardgate.simulator.terumo;

import org.jspecify.annotations.NullMarked;
