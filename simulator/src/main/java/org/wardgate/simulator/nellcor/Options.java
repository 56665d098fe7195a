package org.wardgate.simulator.nellcor;

import java.time.LocalDateTime;

/**
 * An instrument as it is switched on.
 *
 * @param model which one it is.
 * @param firmware its version.
 * @param limits its alarm limits.
 * @param audioOff whether its alarm's sound is off.
 * @param upperCaseMonths whether it prints {@code JAN} as an NPB-290 does, or {@code Jan}.
 * @param clock its clock when it is made.
 */
public record Options(
        Model model, String firmware, Limits limits, boolean audioOff, boolean upperCaseMonths, LocalDateTime clock) {

    /** The instruments whose headings are known. */
    public enum Model {
        N_560("N-560", "%29sADULT           25SAT-S"),
        N_595("N-595", "%29sADULT           25SAT-S  SPO2 RESP MODE: NORMAL");

        private final String spelling;
        private final String mode;

        Model(String spelling, String mode) {
            this.spelling = spelling;
            this.mode = String.format(mode, "");
        }

        String spelling() {
            return spelling;
        }

        /** The heading's second line. */
        String mode() {
            return mode;
        }
    }

    /** An N-560 of the recorded version, with the usual limits. */
    public static Options standard(LocalDateTime clock) {
        return new Options(Model.N_560, "1.61.00", Limits.ADULT, false, false, clock);
    }

    /** These options with months in this spelling. */
    public Options withUpperCaseMonths(boolean upperCase) {
        return new Options(model, firmware, limits, audioOff, upperCase, clock);
    }
}
