/** A page made of blocks, and the three forms in which it is read: Markdown, HTML, terminal. */
@NullMarked
package dev.tunesmith.reports.page;

import org.jspecify.annotations.NullMarked;
