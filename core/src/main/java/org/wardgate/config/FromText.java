package org.wardgate.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static method of a type that makes one of its values of a text, which makes the type a single value of configuration. The
 * method takes one {@link String} and throws {@link IllegalArgumentException}, in the words of a mistake, for a text that is none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FromText {}
