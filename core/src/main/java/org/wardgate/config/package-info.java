/**
 * Strict configuration: a YAML file is bound to records, and every mistake in it is reported at once with file, line and column.
 * {@link org.wardgate.config.StrictYaml} reads; {@link org.wardgate.config.Bound} lets its caller add mistakes that only show
 * between files. {@link org.wardgate.config.JsonSchema} tells editors of the same records, {@link org.wardgate.config.EffectiveConfig}
 * spells them back. Reflection happens here alone, while loading. The reader holds no state and is safe for use by several threads.
 */
@NullMarked
package org.wardgate.config;

import org.jspecify.annotations.NullMarked;
