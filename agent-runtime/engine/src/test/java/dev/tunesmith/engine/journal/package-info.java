/** What sessions learn from those before them. */
@NullMarked
package dev.tunesmith.engine.journal;

import org.jspecify.annotations.NullMarked;
