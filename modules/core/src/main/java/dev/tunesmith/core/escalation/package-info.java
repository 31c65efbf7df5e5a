/** Decides what follows an attempt. Pure. */
@NullMarked
package dev.tunesmith.core.escalation;

import org.jspecify.annotations.NullMarked;
