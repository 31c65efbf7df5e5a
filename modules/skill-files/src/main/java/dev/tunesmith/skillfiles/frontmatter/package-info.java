/** Decides what a front matter says: strict YAML, else repair by known keys, else rejection. */
@NullMarked
package dev.tunesmith.skillfiles.frontmatter;

import org.jspecify.annotations.NullMarked;
