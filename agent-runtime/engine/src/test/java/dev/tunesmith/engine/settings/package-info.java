/** Holds the settings file to what it may mean. */
@NullMarked
package dev.tunesmith.engine.settings;

import org.jspecify.annotations.NullMarked;
