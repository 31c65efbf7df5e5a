/** Decides what a settings file means. */
@NullMarked
package dev.tunesmith.engine.settings;

import org.jspecify.annotations.NullMarked;
