package org.wardgate.device.dri;

import java.util.List;

/** What the numbers in labels stand for. Record specification, parameter groups. */
final class Labels {
    static final int RATE_FROM_ECG = 1;
    static final int RATE_FROM_MORTARA_ECG = 9;

    static final String ART = "ART";
    static final String ABP = "ABP";
    static final String CVP = "CVP";
    static final String RAP = "RAP";

    private static final int RATE_SOURCE_BIT = 3;
    private static final List<String> RATE_SOURCES = List.of(
            "none", "ECG", "P1", "P2", "P3", "P4", "SpO2", "P5", "P6", "ECG (Mortara)", "P7", "P8", "second SpO2");
    private static final List<String> PRESSURES = List.of(
            "", ART, CVP, "PA", RAP, "RVP", "LAP", "ICP", ABP, "P1", "P2", "P3", "P4", "P5", "P6", "SP", "FEM", "UAC",
            "UVC", "ICP2", "P7", "P8", "FEMV");
    private static final List<String> TEMPERATURES = List.of(
            "", "ESO", "NASO", "TYMP", "RECT", "BLAD", "AXIL", "SKIN", "AIRW", "ROOM", "MYO", "T1", "T2", "T3", "T4",
            "CORE", "SURF", "T5", "T6");
    private static final List<String> AGENTS = List.of("unknown", "none", "HAL", "ENF", "ISO", "DES", "SEV");

    private Labels() {}

    /** Where the heart rate of the ECG group comes from. */
    static int rateSource(long ecgStatus) {
        return (int) (ecgStatus >> RATE_SOURCE_BIT & 0xF);
    }

    static String rateSourceName(int source) {
        return name(RATE_SOURCES, source);
    }

    static String pressure(int label) {
        return name(PRESSURES, label);
    }

    static String temperature(int label) {
        return name(TEMPERATURES, label);
    }

    static String agent(int label) {
        return name(AGENTS, label);
    }

    private static String name(List<String> names, int index) {
        return index < names.size() ? names.get(index) : "label " + index;
    }
}
