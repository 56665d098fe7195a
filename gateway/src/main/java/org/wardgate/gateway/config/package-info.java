/** What a hospital configures: the records of the files under {@code config/}, and the loader that checks them against each other. */
@NullMarked
package org.wardgate.gateway.config;

import org.jspecify.annotations.NullMarked;
