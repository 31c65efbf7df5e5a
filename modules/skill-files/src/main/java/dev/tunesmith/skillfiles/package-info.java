/** Decides which files are skills, what they are called and which of two with one name holds. */
@NullMarked
package dev.tunesmith.skillfiles;

import org.jspecify.annotations.NullMarked;
