package org.wardgate.device.bcc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/** What one answer says of one pump, by code. A code that it does not state is not known now, whatever was said before. */
final class Block {
    private final Map<String, String> values = new LinkedHashMap<>();

    void put(String code, @Nullable String value) {
        if (value == null) {
            values.remove(code);
        } else {
            values.put(code, value);
        }
    }

    /** All codes with a value, in the order in which they came. */
    Map<String, String> values() {
        return values;
    }

    @Nullable
    String text(String code) {
        return values.get(code);
    }

    /** The first of several codes that has a value. */
    @Nullable
    String firstText(String... codes) {
        for (String code : codes) {
            String text = values.get(code);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The number of a code; null where there is none that can be read. */
    @Nullable
    Decimal number(String code) {
        return parse(values.get(code));
    }

    /** Whether a code is 1; null where it is neither 1 nor 0. */
    @Nullable
    Boolean flag(String code) {
        String text = values.get(code);
        return "1".equals(text) ? Boolean.TRUE : "0".equals(text) ? Boolean.FALSE : null;
    }

    boolean isOn(String code) {
        return "1".equals(values.get(code));
    }

    /** A number with a point or a comma. Source: BCC, answers. */
    static @Nullable Decimal parse(@Nullable String text) {
        if (text == null || !text.matches("-?[0-9]{1,9}(?:[.,][0-9]{1,6})?")) {
            return null;
        }
        return Decimal.parse(text.replace(',', '.'));
    }
}
