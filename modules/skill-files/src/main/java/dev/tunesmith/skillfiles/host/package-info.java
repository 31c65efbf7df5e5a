/** The rules of other programs that read skill files, and files rewritten to keep them. */
@NullMarked
package dev.tunesmith.skillfiles.host;

import org.jspecify.annotations.NullMarked;
