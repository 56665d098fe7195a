package org.wardgate.device.profile.content;

/** Where mistakes in a profile go that its keys do not show one by one. */
@FunctionalInterface
public interface Mistakes {

    /** A mistake at a key, by its path in the file. */
    void add(String path, String message);
}
