/** Lists, checks and draws the crew without running it. */
@NullMarked
package dev.tunesmith.engine.skills;

import org.jspecify.annotations.NullMarked;
