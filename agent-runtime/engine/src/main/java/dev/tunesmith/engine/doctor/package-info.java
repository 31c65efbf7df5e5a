/** Decides whether this machine, a database and a model are ready for a session. */
@NullMarked
package dev.tunesmith.engine.doctor;

import org.jspecify.annotations.NullMarked;
