/** Reads YAML to a tree of source texts with lines; constructs nothing. */
@NullMarked
package dev.tunesmith.skillfiles.yaml;

import org.jspecify.annotations.NullMarked;
