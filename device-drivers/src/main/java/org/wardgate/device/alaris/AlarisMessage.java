package org.wardgate.device.alaris;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;

/**
 * What a verified body means. A number is null where its field is empty or malformed; text is trimmed and may be empty; units are in lower
 * case, as pumps may not agree on {@code ml/h}. Source:
 * Asena comms, query commands, INF reply and alarm codes.
 */
sealed interface AlarisMessage {

    /** The name the body begins with: the name of the query it answers. */
    String name();

    /** How many fields should have been numbers and were something else. */
    default int malformed() {
        return 0;
    }

    /**
     * The reply to {@code INF}.
     *
     * @param serialNumber the pump's serial number.
     * @param alarmFlag {@code -} without and {@code A} with an alarm.
     * @param mode {@code SET} while the rate is set, {@code HLD} on hold; other words exist and are not documented.
     * @param rate the rate in {@code rateUnit}.
     * @param rateUnit the unit of the rate, {@code ml/h} unless the pump doses otherwise.
     * @param fieldSix a field that was always seen empty; it may be the drug.
     * @param volume the volume infused in {@code volumeUnit}.
     * @param volumeUnit the unit of the volume.
     * @param pressure the line pressure in {@code pressureUnit}; a negative one is a placeholder.
     * @param pressureUnit the unit of the pressure.
     * @param timeRemaining the time left, whole seconds.
     * @param timeRemainingAtLeast whether the time left is a lower bound, which the pump spells {@code 24+}.
     * @param logId the newest entry of the pump's log; it changes when something happens at the pump.
     * @param malformed how many numbers were unreadable.
     */
    record Status(
            String serialNumber,
            String alarmFlag,
            String mode,
            @Nullable Decimal rate,
            String rateUnit,
            String fieldSix,
            @Nullable Decimal volume,
            String volumeUnit,
            @Nullable Decimal pressure,
            String pressureUnit,
            @Nullable Duration timeRemaining,
            boolean timeRemainingAtLeast,
            String logId,
            int malformed)
            implements AlarisMessage {
        @Override
        public String name() {
            return AlarisQuery.INF.body();
        }
    }

    /**
     * The reply to {@code ALARM}.
     *
     * @param code the code of the one alarm that is reported, {@link AlarisAlarm#NONE} without.
     */
    record Alarm(String code) implements AlarisMessage {
        @Override
        public String name() {
            return AlarisQuery.ALARM.body();
        }
    }

    /** One line of text: the serial number or the protocol revision. */
    record Text(AlarisQuery query, String text) implements AlarisMessage {
        @Override
        public String name() {
            return query.body();
        }
    }

    /** One number with its unit: a rate, a volume, the highest rate or the communications time-out. */
    record Quantity(AlarisQuery query, @Nullable Decimal value, String unit, int malformed) implements AlarisMessage {
        @Override
        public String name() {
            return query.body();
        }
    }

    /**
     * The reply to {@code SYRINGE_STATUS}.
     *
     * @param type maker and type.
     * @param sizeMillilitres the size.
     * @param state {@code CONF} once a person has confirmed it; other words exist and are not documented.
     * @param malformed how many numbers were unreadable.
     */
    record Syringe(String type, @Nullable Decimal sizeMillilitres, String state, int malformed)
            implements AlarisMessage {
        @Override
        public String name() {
            return AlarisQuery.SYRINGE_STATUS.body();
        }
    }

    /**
     * The reply to {@code INF_VTBI}.
     *
     * @param state {@code ACTIV} or {@code DEACT}.
     * @param volume the volume to be infused in {@code unit}.
     * @param unit the unit of the volume.
     * @param malformed how many numbers were unreadable.
     */
    record Vtbi(String state, @Nullable Decimal volume, String unit, int malformed) implements AlarisMessage {
        @Override
        public String name() {
            return AlarisQuery.INF_VTBI.body();
        }
    }

    /** A known name with fewer fields than its reply has, or without the one field that matters; with none, our own echo. */
    record Unreadable(AlarisQuery query, int fieldCount) implements AlarisMessage {
        @Override
        public String name() {
            return query.body();
        }
    }

    /** A name that no query has. */
    record Unknown(String name, int fieldCount) implements AlarisMessage {}

    /** Reads a verified body. Never throws. */
    static AlarisMessage parse(Bytes body) {
        AlarisFields fields = new AlarisFields(body.toAscii());
        Optional<AlarisQuery> known = AlarisQuery.fromWire(fields.text(0));
        if (known.isEmpty()) {
            return new Unknown(fields.text(0), fields.count());
        }
        AlarisQuery query = known.get();
        // a reply may grow at its end with the pump's software, never shrink; where there is one field it is the whole
        // answer
        boolean blank =
                query.replyFields() == 1 && fields.count() > 0 && fields.text(1).isEmpty();
        if (fields.count() < query.replyFields() || blank) {
            return new Unreadable(query, fields.count());
        }
        return switch (query) {
            case INF -> status(fields);
            case ALARM -> new Alarm(fields.text(1));
            case INST_SERIALNO, COMMS_PROTOCOL -> new Text(query, fields.text(1));
            case COMMS_RESPONSE_MAX, INF_RATE_MAX_SYRINGE, INF_RATE, INF_VI -> {
                Decimal value = fields.amount(1);
                yield new Quantity(query, value, fields.unit(2), fields.malformed());
            }
            case SYRINGE_STATUS -> {
                Decimal size = fields.amount(2);
                yield new Syringe(fields.text(1), size, fields.text(3), fields.malformed());
            }
            case INF_VTBI -> {
                Decimal volume = fields.amount(2);
                yield new Vtbi(fields.text(1), volume, fields.unit(3), fields.malformed());
            }
        };
    }

    private static Status status(AlarisFields fields) {
        Decimal rate = fields.amount(4);
        Decimal volume = fields.amount(7);
        Decimal pressure = fields.number(9);
        boolean atLeast = fields.text(11).equals("24+");
        Duration timeRemaining = atLeast ? Duration.ofHours(24) : fields.clock(11);
        return new Status(
                fields.text(1),
                fields.text(2),
                fields.text(3),
                rate,
                fields.unit(5),
                fields.text(6),
                volume,
                fields.unit(8),
                pressure,
                fields.unit(10),
                timeRemaining,
                atLeast,
                fields.text(13),
                fields.malformed());
    }
}
