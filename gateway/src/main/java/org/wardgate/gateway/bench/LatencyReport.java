package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.wardgate.gateway.demo.Latencies;

/** What {@link LatencyBench} has found. */
final class LatencyReport extends Report {
    private final LatencyBench.Settings settings;
    private final List<Lines> all;

    /** A block of the floor program and the block of the gateway after it. */
    record Pair(Rig.Block floor, Rig.Block gateway) {
        /** How many times the floor's figure the gateway's is. */
        double ratio(ToLongFunction<Latencies.Table> figure) {
            return (double) figure.applyAsLong(gateway.result().alarms().table())
                    / Math.max(1, figure.applyAsLong(floor.result().alarms().table()));
        }
    }

    /** All pairs of one number of lines. */
    record Lines(int lines, List<Pair> pairs) {
        double medianRatio(ToLongFunction<Latencies.Table> figure) {
            double[] ratios = pairs.stream()
                    .mapToDouble(pair -> pair.ratio(figure))
                    .sorted()
                    .toArray();
            int middle = ratios.length / 2;
            return ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
        }

        Latencies.Table floor() {
            return Latencies.Table.of(
                    pairs.stream().map(pair -> pair.floor().result().alarms()).toList());
        }

        Latencies.Table gateway() {
            return Latencies.Table.of(
                    pairs.stream().map(pair -> pair.gateway().result().alarms()).toList());
        }

        Latencies.Table vitals() {
            return Latencies.Table.of(
                    pairs.stream().map(pair -> pair.gateway().result().vitals()).toList());
        }

        long lost() {
            return pairs.stream()
                    .mapToLong(pair -> pair.gateway().result().lost())
                    .sum();
        }

        double hiccupMillis() {
            return pairs.stream()
                            .mapToLong(pair -> Math.max(
                                    pair.floor().hiccups().max(),
                                    pair.gateway().hiccups().max()))
                            .max()
                            .orElse(0)
                    / 1000.0;
        }

        double stealPercent() {
            return pairs.stream()
                    .mapToDouble(pair ->
                            Math.max(pair.floor().stealPercent(), pair.gateway().stealPercent()))
                    .max()
                    .orElse(0);
        }
    }

    LatencyReport(LatencyBench.Settings settings, List<Lines> all) {
        super("latency");
        this.settings = settings;
        this.all = List.copyOf(all);
    }

    @Override
    void write(StringBuilder text) {
        text.append(
                "| lines | p50 ratio | p90 ratio | floor p50 | p90 | p99 ms | gateway p50 | p90 | p99 ms | vitals p50 ms"
                        + " | alarms | lost | worst hiccup ms | steal % |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Lines each : all) {
            Latencies.Table floor = each.floor();
            Latencies.Table gateway = each.gateway();
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %d | %d | %.0f | %.1f |%n",
                    each.lines,
                    each.medianRatio(Latencies.Table::p50),
                    each.medianRatio(Latencies.Table::p90),
                    floor.p50() / 1000.0,
                    floor.p90() / 1000.0,
                    floor.p99() / 1000.0,
                    gateway.p50() / 1000.0,
                    gateway.p90() / 1000.0,
                    gateway.p99() / 1000.0,
                    each.vitals().p50() / 1000.0,
                    gateway.count(),
                    each.lost(),
                    each.hiccupMillis(),
                    each.stealPercent()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%d pairs of blocks of %d s. A ratio is the median of the ratios of neighbouring blocks, gateway over floor;"
                        + " percentiles are over all blocks.%n",
                settings.pairs(),
                settings.block().toSeconds()));
        writeBlocks(text);
    }

    private void writeBlocks(StringBuilder text) {
        text.append(
                "\n| lines | pair | program | p50 ms | p90 ms | p99 ms | alarms | lost | hiccup here ms | in the program ms"
                        + " | CPU % of a core | steal % |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Lines each : all) {
            for (int pair = 0; pair < each.pairs.size(); pair++) {
                writeBlock(text, each.lines, pair + 1, each.pairs.get(pair).floor);
                writeBlock(text, each.lines, pair + 1, each.pairs.get(pair).gateway);
            }
        }
    }

    private static void writeBlock(StringBuilder text, int lines, int pair, Rig.Block block) {
        Latencies.Table alarms = block.result().alarms().table();
        text.append(String.format(
                Locale.ROOT,
                "| %d | %d | %s | %.2f | %.2f | %.2f | %d | %d | %.1f | %.1f | %.1f | %.1f |%n",
                lines,
                pair,
                Programs.word(block.kind()),
                alarms.p50() / 1000.0,
                alarms.p90() / 1000.0,
                alarms.p99() / 1000.0,
                alarms.count(),
                block.result().lost(),
                block.hiccups().max() / 1000.0,
                block.witness().at("/hiccups/maxMicros").asLong() / 1000.0,
                block.cpuPercent(),
                block.stealPercent()));
    }

    @Override
    void write(ObjectNode json) {
        json.put("pairs", settings.pairs()).put("blockMillis", settings.block().toMillis());
        ArrayNode lines = json.putArray("lines");
        for (Lines each : all) {
            ObjectNode node = lines.addObject().put("lines", each.lines);
            node.put("medianP50Ratio", each.medianRatio(Latencies.Table::p50));
            node.put("medianP90Ratio", each.medianRatio(Latencies.Table::p90));
            each.floor().writeTo(node.putObject("floor"));
            each.gateway().writeTo(node.putObject("gateway"));
            each.vitals().writeTo(node.putObject("vitals"));
            ArrayNode blocks = node.putArray("blocks");
            for (Pair pair : each.pairs) {
                write(blocks.addObject(), pair.floor);
                write(blocks.addObject(), pair.gateway);
            }
        }
    }

    private static void write(ObjectNode node, Rig.Block block) {
        node.put("program", Programs.word(block.kind()));
        block.result().alarms().table().writeTo(node.putObject("alarms"));
        node.put("sent", block.result().sent()).put("lost", block.result().lost());
        block.hiccups().writeTo(node.putObject("hiccupsHere"));
        node.set("witness", block.witness());
        node.put("cpuPercentOfOneCore", block.cpuPercent()).put("stealPercent", block.stealPercent());
    }
}
