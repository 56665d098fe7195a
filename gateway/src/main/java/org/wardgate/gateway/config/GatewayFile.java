package org.wardgate.gateway.config;

import java.util.List;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/**
 * {@code gateway.yaml}.
 *
 * @param ward the ward's name, shown on every page.
 * @param beds the beds, in the order of their tiles.
 * @param alarms the alarm profile of all beds: a file name under {@code alarms/} without its ending.
 * @param station the station server.
 * @param recorder the flight recorder.
 */
public record GatewayFile(
        @Doc("The ward's name, shown on every page.") String ward,
        @Doc("The beds, in the order of their tiles.") List<String> beds,

        @Doc("The alarm profile of all beds: a file under alarms/, without its ending.") @Default("adult")
        String alarms,

        @Doc("The station server.") @Default("{}") Station station,
        @Doc("The flight recorder.") @Default("{}") Recorder recorder) {

    /** The station server; it listens on the loopback address only. */
    public record Station(
            @Doc("The TCP port of the page; 0 takes any free one.") @Default("8080") @Range(min = "0", max = "65535")
            int port) {}

    /** The flight recorder: the raw bytes of every line, in both directions, bounded. */
    public record Recorder(
            @Doc("The directory of the recordings; relative to the configuration's own.") @Default("recordings")
            String directory,

            @Doc("How large one file grows, in MiB.") @Default("8") @Range(min = "1", max = "1024")
            int fileMebibytes,

            @Doc("How many files are kept for each device.") @Default("8") @Range(min = "2", max = "1000")
            int filesPerDevice) {}
}
