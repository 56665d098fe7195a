package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a measurement has found: for people as a table, for programs as JSON. */
public abstract class Report {
    private final String bench;

    Report(String bench) {
        this.bench = bench;
    }

    /** A table in Markdown, with the machine in front and what the figures mean behind. */
    public final String table() {
        ObjectNode machine = machine();
        StringBuilder text = new StringBuilder();
        text.append(machine.path("cores").asText())
                .append(" cores, ")
                .append(machine.path("cpu").asText())
                .append(", Linux ")
                .append(machine.path("kernel").asText())
                .append(", ")
                .append(machine.path("java").asText())
                .append("\n\n");
        write(text);
        return text.toString();
    }

    /**
     * Everything that was measured.
     *
     * @param commandLine the command that measured it.
     */
    public final String json(String commandLine) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("bench", bench).put("command", commandLine);
        json.set("machine", machine());
        write(json);
        return json.toPrettyString();
    }

    abstract void write(StringBuilder text);

    abstract void write(ObjectNode json);

    private static ObjectNode machine() {
        ObjectNode machine = new ObjectMapper().createObjectNode();
        Proc.describe(machine);
        return machine;
    }
}
