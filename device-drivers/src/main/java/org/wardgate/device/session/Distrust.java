package org.wardgate.device.session;

import org.wardgate.device.driver.DeviceDriver;

/** What a driver is to know of what it was not told; a user event of a connection's pipeline. */
enum Distrust {
    /** A frame was kept from it because it may be old. */
    LATE {
        @Override
        void tell(DeviceDriver driver) {
            driver.late();
        }
    },
    /** Whoever watches the device has forgotten what was told. */
    FORGOTTEN {
        @Override
        void tell(DeviceDriver driver) {
            driver.forgotten();
        }
    };

    abstract void tell(DeviceDriver driver);
}
