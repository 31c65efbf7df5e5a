/** Names everything the reader may have to say about a file, and collects it. */
@NullMarked
package dev.tunesmith.skillfiles.finding;

import org.jspecify.annotations.NullMarked;
