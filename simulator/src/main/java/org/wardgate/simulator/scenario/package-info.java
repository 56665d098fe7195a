/**
 * Scenarios: a ward of patients with scripted values, the devices that observe and treat them, what befalls the lines, and the
 * alarms that must follow. A scenario's records are what its file says; a run of it depends on patient time alone.
 */
@NullMarked
package org.wardgate.simulator.scenario;

import org.jspecify.annotations.NullMarked;
