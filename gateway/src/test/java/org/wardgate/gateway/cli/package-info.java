/** Tests of the command line: what each command answers, where, and with which exit code. */
@NullMarked
package org.wardgate.gateway.cli;

import org.jspecify.annotations.NullMarked;
