package org.wardgate.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The allowed values of a number or duration, both ends included; on a list or map, of each of its values. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** The lowest value as the file would spell it; empty for no lower end. */
    String min() default "";

    /** The highest value as the file would spell it; empty for no upper end. */
    String max() default "";
}
