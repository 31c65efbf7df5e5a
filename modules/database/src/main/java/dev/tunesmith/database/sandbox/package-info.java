/** Names the private copy in which anything may be tried. */
@NullMarked
package dev.tunesmith.database.sandbox;

import org.jspecify.annotations.NullMarked;
