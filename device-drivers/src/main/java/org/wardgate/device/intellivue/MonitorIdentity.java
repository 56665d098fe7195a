package org.wardgate.device.intellivue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Quality;

/** What the monitor says of itself: by its creation event, again when that changes, and in full when it is polled. */
final class MonitorIdentity {
    private static final int MODE_DEMO = 0x2000;
    private static final int MODE_SERVICE = 0x1000;
    private static final int SERIAL_NUMBER = 1;
    private static final int PRODUCT = 8;

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> times = new LinkedHashMap<>();
    private String manufacturer = "Philips";
    private String model = "IntelliVue";
    private @Nullable String systemId;
    private @Nullable String serialNumber;
    private int operatingMode;

    /** Takes in the attributes of the medical device system. */
    void accept(List<Attribute> received, Reporter reporter) {
        for (Attribute attribute : received) {
            Cursor in = attribute.cursor();
            switch (attribute.id()) {
                case Attribute.MODEL -> {
                    manufacturer = Text.label(in);
                    model = Text.label(in);
                }
                case Attribute.SYSTEM_ID -> {
                    systemId = in.take(in.u16()).toHex().toUpperCase(Locale.ROOT);
                    attributes.put("system-id", systemId);
                }
                case Attribute.SYSTEM_TYPE ->
                    attributes.put("system-type", Reporter.hex(in.u16()) + "/" + Reporter.hex(in.u16()));
                case Attribute.ASSOCIATION_NUMBER -> putNumber("association-number", in);
                case Attribute.NOMENCLATURE_VERSION -> putHex("nomenclature-version", attribute);
                case Attribute.LOCALIZATION -> {
                    attributes.put("text-catalog-revision", in.take(4).toHex());
                    putNumber("language", in);
                    putNumber("string-format", in);
                }
                case Attribute.OPERATING_MODE -> {
                    operatingMode = in.u16();
                    putHex("operating-mode", attribute);
                }
                case Attribute.APPLICATION_AREA -> putNumber("application-area", in);
                case Attribute.LINE_FREQUENCY -> putNumber("line-frequency", in);
                case Attribute.SAFETY_STANDARD -> putNumber("safety-standard", in);
                case Attribute.ALTITUDE -> attributes.put("altitude-metres", Integer.toString((short) in.u16()));
                case Attribute.MDS_STATUS -> putNumber("mds-status", in);
                case Attribute.MDS_GENERAL_INFORMATION -> putHex("general-information", attribute);
                case Attribute.SYSTEM_SPECIFICATION -> putHex("system-specification", attribute);
                case Attribute.BED_LABEL -> putText("bed-label", Text.string(in).strip());
                case Attribute.PRODUCTION_SPECIFICATION -> productionSpecification(in);
                case Attribute.TIME_ABSOLUTE -> putTime("time-absolute", AbsoluteTime.parse(attribute.value()));
                case Attribute.TIME_RELATIVE -> putTime("time-relative", in.u32());
                default -> reporter.unhandled(attribute);
            }
        }
    }

    String manufacturer() {
        return manufacturer;
    }

    String model() {
        return model;
    }

    /** The serial number of the product, else the system id, which is as unique; null before either is known. */
    @Nullable
    String serialNumber() {
        return serialNumber != null ? serialNumber : systemId;
    }

    /** Everything else, by name. */
    Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.putAll(times);
        return all;
    }

    /** All of it that does not change by itself, to be compared with what was told before. */
    List<Object> fingerprint() {
        return Arrays.asList(manufacturer, model, serialNumber(), Map.copyOf(attributes));
    }

    /** The least that the operating mode says of every value. */
    Quality quality() {
        return (operatingMode & MODE_DEMO) != 0
                ? Quality.DEMO
                : (operatingMode & MODE_SERVICE) != 0 ? Quality.TEST : Quality.GOOD;
    }

    /** Entries of {@code kind, component, VariableLabel}; what follows the inner list is stale on some monitors. */
    private void productionSpecification(Cursor in) {
        Cursor body = in.list();
        while (body.remaining() > 0) {
            int kind = body.u16();
            int component = body.u16();
            String text = Text.label(body);
            if (kind == SERIAL_NUMBER && component == PRODUCT && !text.isEmpty()) {
                serialNumber = text;
            }
            putText("production-" + kind + "-" + HexFormat.of().toHexDigits((byte) component), text);
        }
    }

    private void putText(String name, String text) {
        if (!text.isEmpty()) {
            attributes.put(name, text);
        }
    }

    private void putTime(String name, @Nullable Object time) {
        if (time != null) {
            times.put(name, time.toString());
        }
    }

    private void putNumber(String name, Cursor in) {
        attributes.put(name, Integer.toString(in.u16()));
    }

    private void putHex(String name, Attribute attribute) {
        attributes.put(name, attribute.value().toHex());
    }
}
