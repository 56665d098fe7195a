package org.wardgate.device.profile.framing;

import org.wardgate.bytes.Bytes;
import org.wardgate.device.framing.Crc;
import org.wardgate.device.framing.Sums;
import org.wardgate.device.profile.language.ByteOrder;
import org.wardgate.device.profile.language.ChecksumKeys;
import org.wardgate.device.profile.language.ChecksumKeys.Complement;
import org.wardgate.device.profile.language.ChecksumKeys.Fletcher;
import org.wardgate.device.profile.language.ChecksumKeys.Lrc;
import org.wardgate.device.profile.language.ChecksumKeys.Place;
import org.wardgate.device.profile.language.ChecksumKeys.Spelling;
import org.wardgate.device.profile.language.ChecksumKeys.Sum;
import org.wardgate.device.profile.language.ChecksumKeys.Xor;

/** The check of a frame. Immutable. */
public final class Checksum {
    private final Place place;
    private final int bytes;
    private final Algorithm algorithm;

    private Checksum(Place place, int bits, Algorithm algorithm) {
        this.place = place;
        this.bytes = bits / 8;
        this.algorithm = algorithm;
    }

    /** Computes a check over bytes from an index to one before another. */
    interface Algorithm {
        long over(byte[] frame, int from, int end);
    }

    /** The check that a profile declares. */
    public static Checksum of(ChecksumKeys keys) {
        Place place = keys.place();
        if (keys instanceof Sum sum) {
            return new Checksum(place, sum.width(), sum(sum.width(), sum.complement()));
        }
        if (keys instanceof Xor) {
            return new Checksum(place, 8, Sums::xor);
        }
        if (keys instanceof Lrc) {
            return new Checksum(place, 8, sum(8, Complement.TWOS));
        }
        if (keys instanceof Fletcher) {
            return new Checksum(place, 16, Sums::fletcher);
        }
        ChecksumKeys.Crc keysOfCrc = (ChecksumKeys.Crc) keys;
        Crc crc = new Crc(
                keysOfCrc.width(),
                keysOfCrc.polynomial().value(),
                keysOfCrc.initial().value(),
                keysOfCrc.reflected(),
                keysOfCrc.xorOut().value());
        return new Checksum(place, keysOfCrc.width(), crc::over);
    }

    private static Algorithm sum(int width, Complement complement) {
        long mask = (1L << width) - 1;
        return switch (complement) {
            case NONE -> (frame, from, end) -> Sums.total(frame, from, end) & mask;
            case ONES -> (frame, from, end) -> ~Sums.total(frame, from, end) & mask;
            case TWOS -> (frame, from, end) -> -Sums.total(frame, from, end) & mask;
        };
    }

    /** How many bytes of a frame it is. */
    public int length() {
        return place.spelling() == Spelling.BYTES ? bytes : 2 * bytes;
    }

    /** Whether the check of a frame is right. */
    public boolean isRight(Bytes frame) {
        return isRight(frame.toArray(), frame.length());
    }

    /** Whether the check of a frame is right; one that has no room in the frame is not. */
    boolean isRight(byte[] frame, int length) {
        int at = place.at() < 0 ? length + place.at() : place.at();
        int end = (place.to() < 0 ? length + place.to() : place.to()) + 1;
        if (at < 0 || at + length() > length || place.from() < 0 || end > length || end <= place.from()) {
            return false;
        }
        return stated(frame, at) == algorithm.over(frame, place.from(), end);
    }

    /** The check as the frame states it; -1, which no check is, where it is not spelled as it has to be. */
    private long stated(byte[] frame, int at) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int index = place.order() == ByteOrder.BIG_ENDIAN ? i : bytes - 1 - i;
            int next = place.spelling() == Spelling.BYTES ? frame[at + index] & 0xFF : spelled(frame, at + 2 * index);
            if (next < 0) {
                return -1;
            }
            value = value << 8 | next;
        }
        return value;
    }

    private int spelled(byte[] frame, int at) {
        int high = digit(frame[at]);
        int low = digit(frame[at + 1]);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** One case alone: a single damaged bit makes a letter of the other. */
    private int digit(byte character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int first = place.spelling() == Spelling.UPPER_HEX ? 'A' : 'a';
        return character >= first && character < first + 6 ? character - first + 10 : -1;
    }
}
