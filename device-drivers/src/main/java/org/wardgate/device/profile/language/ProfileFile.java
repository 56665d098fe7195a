package org.wardgate.device.profile.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;

/**
 * One file under {@code profiles/}: a kind of device.
 *
 * @param profile its name, by which a device file asks for it.
 * @param title which devices, for a person.
 * @param manufacturer the maker.
 * @param model the model or family, where the device does not say it itself.
 * @param vendor heads the codes of what has no code in ISO/IEEE 11073.
 * @param evidence what proves that the profile is right.
 * @param sources the documents it was written from.
 * @param caution what an engineer has to accept before a device may use it; null for nothing.
 * @param ifSilent what to look at when the device says nothing, for a person.
 * @param line the settings of the line.
 * @param framing how the bytes of the line make frames.
 * @param packet how several frames make one message; null where each frame is one.
 * @param timing the times of the conversation.
 * @param queries everything that may be sent; empty for a device that speaks by itself.
 * @param messages what the device says.
 * @param readings the vital signs in it.
 * @param episodes the series of single measurements among them.
 * @param waves the curves in it.
 * @param pump the infusion in it; null for a device that is no pump.
 * @param alerts the device's own alarms in it.
 * @param identity who the device is.
 * @param clock the device's own clock; null where it states none.
 * @param examples bytes, and the events that they have to become.
 */
public record ProfileFile(
        @Doc("The profile's name: lower-case letters, digits and hyphens.")
        String profile,

        @Doc("Which devices, for a person.") String title,
        @Doc("The maker.") String manufacturer,

        @Doc("The model or family, where the device does not say it itself.")
        String model,

        @Doc("Heads the codes of what has no code in ISO/IEEE 11073.")
        String vendor,

        @Doc("What proves that the profile is right.") Evidence evidence,
        @Doc("The documents it was written from.") List<String> sources,

        @Doc("What an engineer has to accept before a device may use it.") @Nullable
        String caution,

        @Doc("What to look at when the device says nothing.")
        String ifSilent,

        @Doc("The settings of the line.") LineKeys line,
        @Doc("How the bytes of the line make frames.") FramingKeys framing,

        @Doc("How several frames make one message.") @Nullable
        PacketKeys packet,

        @Doc("The times of the conversation.") TimingKeys timing,

        @Doc("Everything that may be sent.") @Default("[]") List<QueryKeys> queries,

        @Doc("What the device says.") List<MessageKeys> messages,

        @Doc("The vital signs in it.") @Default("[]") List<ReadingKeys> readings,

        @Doc("The series of single measurements among them.") @Default("[]")
        List<EpisodeKeys> episodes,

        @Doc("The curves in it.") @Default("[]") List<WaveKeys> waves,

        @Doc("The infusion in it.") @Nullable PumpKeys pump,

        @Doc("The device's own alarms in it.") @Default("[]")
        List<AlertKeys> alerts,

        @Doc("Who the device is.") @Default("{}") IdentityKeys identity,
        @Doc("The device's own clock.") @Nullable ClockKeys clock,

        @Doc("Bytes, and the events that they have to become.")
        List<ExampleKeys> examples) {

    public ProfileFile {
        if (!profile.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "a profile's name has up to 40 lower-case letters, digits and hyphens, not '" + profile + "'");
        }
        if (!vendor.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "a vendor is up to 40 lower-case letters, digits and hyphens, not '" + vendor + "'");
        }
        if (ifSilent.contains(";")) {
            throw new BadValue("if-silent", "a semicolon ends what an alarm says of it; use a comma");
        }
        if (examples.isEmpty()) {
            throw new IllegalArgumentException(
                    "a profile without an example does not load; give bytes and the events that they become");
        }
    }

    /** What proves that a profile is right. */
    public enum Evidence {
        /** Written from documents alone. */
        REFERENCE,
        /** Agrees with a program that others wrote. */
        INDEPENDENT_CLIENT,
        /** Decodes the recording of a real device to what is known of it. */
        REAL_RECORDING
    }
}
