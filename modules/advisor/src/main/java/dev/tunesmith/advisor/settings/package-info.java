/** Decides which setting of a role would serve a statement. */
@NullMarked
package dev.tunesmith.advisor.settings;

import org.jspecify.annotations.NullMarked;
