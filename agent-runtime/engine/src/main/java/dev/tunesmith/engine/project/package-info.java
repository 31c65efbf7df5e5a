/** The project that a session is part of: the task it was asked by, and documents about it. */
@NullMarked
package dev.tunesmith.engine.project;

import org.jspecify.annotations.NullMarked;
