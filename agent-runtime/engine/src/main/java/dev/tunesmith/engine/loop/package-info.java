/** Works a session from its opening to its end. */
@NullMarked
package dev.tunesmith.engine.loop;

import org.jspecify.annotations.NullMarked;
