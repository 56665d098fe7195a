/**
 * Events as JSON, one spelling for the command line, the pages and every export; {@code docs/reference/events.md} describes it.
 * Without state and safe for use by several threads.
 */
@NullMarked
package org.wardgate.json;

import org.jspecify.annotations.NullMarked;
