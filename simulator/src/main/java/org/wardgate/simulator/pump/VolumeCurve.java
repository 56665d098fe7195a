package org.wardgate.simulator.pump;

import java.util.ArrayDeque;
import java.util.Deque;

/** A volume over time that grows in straight lines and by jumps. What lies before the last moment asked for is forgotten. */
final class VolumeCurve {
    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(long nanos, double millilitres) {}

    /** From the last point the volume has grown evenly to this one; two points of one moment are a jump. */
    void add(long nanos, double millilitres) {
        points.add(new Point(nanos, millilitres));
    }

    /**
     * The volume at a moment.
     *
     * @param nanos not before a moment asked earlier.
     * @param growth the growth since the last point, in mL per ns.
     */
    double at(long nanos, double growth) {
        Point before = points.remove();
        while (!points.isEmpty() && points.element().nanos <= nanos) {
            before = points.remove();
        }
        Point after = points.peek();
        points.addFirst(before);
        double since = Math.max(0, nanos - before.nanos);
        if (after == null) {
            return before.millilitres + since * growth;
        }
        double part = since / (after.nanos - before.nanos);
        return before.millilitres + part * (after.millilitres - before.millilitres);
    }
}
