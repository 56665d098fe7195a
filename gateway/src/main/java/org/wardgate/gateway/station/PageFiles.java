package org.wardgate.gateway.station;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the page, read once from the class path. A path is looked up as it is and never resolved against anything. */
final class PageFiles {
    /** The files, under {@code station/} on the class path. */
    static final List<String> NAMES = List.of(
            "index.html",
            "favicon.svg",
            "tokens.css",
            "station.css",
            "main.js",
            "bursts.js",
            "clock.js",
            "link.js",
            "lit.js",
            "part.js",
            "proof.js",
            "soon.js",
            "sounder.js",
            "state.js",
            "states.html",
            "states.js",
            "trends.js",
            "words.js",
            "wg-alarm-bar.js",
            "wg-announcer.js",
            "wg-bed-detail.js",
            "wg-floor.js",
            "wg-foot.js",
            "wg-notices.js",
            "wg-pump.js",
            "wg-rail.js",
            "wg-sound.js",
            "wg-tile.js",
            "wg-top-bar.js",
            "wg-trend.js");

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, PageFile> byPath = new HashMap<>();

    private PageFiles() {}

    /** One file. Its bytes are not to be changed. */
    static final class PageFile {
        private final byte[] content;
        private final String contentType;

        private PageFile(byte[] content, String contentType) {
            this.content = content;
            this.contentType = contentType;
        }

        byte[] content() {
            return content;
        }

        String contentType() {
            return contentType;
        }
    }

    /** Reads all files. */
    static PageFiles load() {
        PageFiles files = new PageFiles();
        for (String name : NAMES) {
            files.byPath.put("/" + name, read(name));
        }
        files.byPath.put("/", read("index.html"));
        return files;
    }

    /** The file that a request's target names, its query left out. */
    Optional<PageFile> find(String target) {
        int query = target.indexOf('?');
        return Optional.ofNullable(byPath.get(query < 0 ? target : target.substring(0, query)));
    }

    private static PageFile read(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        try (InputStream in = PageFiles.class.getResourceAsStream("/station/" + name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the page's file " + name + " is not on the class path; build the gateway anew");
            }
            return new PageFile(in.readAllBytes(), CONTENT_TYPES.getOrDefault(extension, "application/octet-stream"));
        } catch (IOException e) {
            throw new UncheckedIOException("the page's file " + name + " cannot be read", e);
        }
    }
}
