/**
 * The device's side of what Nonin pulse oximeters send by themselves: data formats 2, 7 and 8 of the OEM III, Xpod and Onyx II
 * families, and the ASCII lines of the Avant family. Formats 2 and 7 have a sum in every frame, the others have no check.
 *
 * <p>The data formats are those of Nonin 6470-000-01 (Onyx II Model 9560, OEM specification); frames equal recorded ones, and those
 * that published readers hold in their tests. The lines are those of the operator's manuals.
 */
@NullMarked
package org.wardgate.simulator.nonin;

import org.jspecify.annotations.NullMarked;
