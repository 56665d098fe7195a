package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What {@link ScaleBench} has found. */
final class ScaleReport extends Report {
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final ScaleBench.Settings settings;
    private final List<ScaleBench.Ward> wards;

    ScaleReport(ScaleBench.Settings settings, List<ScaleBench.Ward> wards) {
        super("scale");
        this.settings = settings;
        this.wards = List.copyOf(wards);
    }

    @Override
    void write(StringBuilder text) {
        text.append("| beds | gateway CPU % of a core | RSS MiB | GC pauses | longest ms | alarm p50 ms | p90 | p99"
                + " | vitals p50 ms | values/s | lost alarms | lost frames | drops | steal % |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (ScaleBench.Ward ward : wards) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.0f | %d | %.0f | %.2f | %.2f | %.2f | %.0f | %.0f | %d | %d | %d | %.1f |%n",
                    ward.beds(),
                    ward.cpuPercent(),
                    ward.residentBytes() / MEBIBYTE,
                    ward.witness().at("/gcPauses/count").asLong(),
                    ward.witness().at("/gcPauses/maxMicros").asLong() / 1000.0,
                    ward.alarms().p50() / 1000.0,
                    ward.alarms().p90() / 1000.0,
                    ward.alarms().p99() / 1000.0,
                    ward.vitals().p50() / 1000.0,
                    ward.valuesPerSecond(),
                    ward.lostAlarms(),
                    ward.lostFrames(),
                    ward.droppedBytes(),
                    ward.stealPercent()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%d s each. The far ends (simulated pumps, and monitors that send frames made for this) and the one station run"
                        + " on the same cores as the gateway and used %s %% of a core.%n",
                settings.length().toSeconds(),
                String.join(
                        ", ",
                        wards.stream()
                                .map(ward -> String.format(Locale.ROOT, "%.0f", ward.ownCpuPercent()))
                                .toList())));
    }

    @Override
    void write(ObjectNode json) {
        json.put("lengthMillis", settings.length().toMillis());
        ArrayNode array = json.putArray("wards");
        for (ScaleBench.Ward ward : wards) {
            ObjectNode node = array.addObject().put("beds", ward.beds());
            node.put("cpuPercentOfOneCore", ward.cpuPercent()).put("ownCpuPercentOfOneCore", ward.ownCpuPercent());
            node.put("residentBytes", ward.residentBytes());
            node.set("witness", ward.witness());
            ward.alarms().writeTo(node.putObject("alarms"));
            ward.vitals().writeTo(node.putObject("vitals"));
            node.put("lostAlarms", ward.lostAlarms()).put("valuesPerSecond", ward.valuesPerSecond());
            node.put("lostFrames", ward.lostFrames()).put("drops", ward.droppedBytes());
            node.put("unsentBytes", ward.unsentBytes()).put("stealPercent", ward.stealPercent());
        }
    }
}
