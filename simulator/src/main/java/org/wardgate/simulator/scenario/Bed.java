package org.wardgate.simulator.scenario;

/**
 * One bed of a scenario.
 *
 * @param name its name, a number from 1.
 * @param spec what is in it.
 */
public record Bed(String name, BedSpec spec) {

    /** The name of a device's line, as {@code bed2-monitor}. */
    public String line(String device) {
        return "bed" + name + "-" + device;
    }
}
