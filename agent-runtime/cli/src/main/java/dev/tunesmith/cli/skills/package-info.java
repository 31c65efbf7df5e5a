/** Checks, lists, shows and draws the crew. */
@NullMarked
package dev.tunesmith.cli.skills;

import org.jspecify.annotations.NullMarked;
