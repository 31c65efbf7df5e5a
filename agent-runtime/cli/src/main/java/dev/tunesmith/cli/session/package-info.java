/** Runs sessions: on a person's database, and on the demo's. */
@NullMarked
package dev.tunesmith.cli.session;

import org.jspecify.annotations.NullMarked;
