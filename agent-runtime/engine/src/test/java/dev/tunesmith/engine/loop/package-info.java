/** Tests how a session is worked. */
@NullMarked
package dev.tunesmith.engine.loop;

import org.jspecify.annotations.NullMarked;
