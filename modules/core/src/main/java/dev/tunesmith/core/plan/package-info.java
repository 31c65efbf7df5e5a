/** Names how a database answers: plan trees, their costs and their shapes. */
@NullMarked
package dev.tunesmith.core.plan;

import org.jspecify.annotations.NullMarked;
