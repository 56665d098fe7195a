package org.wardgate.device.framing;

import java.util.Arrays;

/** What each byte does in a framing. Immutable once it is in a decoder's hands. */
public final class ByteRoles {
    private final Role[] roles = new Role[256];

    /** What a byte does. */
    public enum Role {
        /** belongs to the frame it stands in. */
        CONTENT,
        /** begins a frame, wherever it stands. */
        START,
        /** ends a frame. */
        END,
        /** ends the frame before it, and begins the next. */
        FLAG,
        /** makes another byte of the next one. */
        ESCAPE,
        /** gives up the frame it stands in. */
        ABORT,
        /** stands for itself, between frames and inside them. */
        SIGN,
        /** as a sign, together with the byte behind it. */
        SIGN_OF_TWO
    }

    private ByteRoles() {
        Arrays.fill(roles, Role.CONTENT);
    }

    /** Every byte is content so far. */
    public static ByteRoles allContent() {
        return new ByteRoles();
    }

    /** The same table with a role given to some bytes. */
    public ByteRoles with(Role role, int... bytes) {
        ByteRoles more = new ByteRoles();
        System.arraycopy(roles, 0, more.roles, 0, roles.length);
        for (int each : bytes) {
            more.roles[each & 0xFF] = role;
        }
        return more;
    }

    Role of(byte b) {
        return roles[b & 0xFF];
    }
}
