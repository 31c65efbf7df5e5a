package dev.tunesmith.skillfiles.frontmatter;

/** A text with the file's line where it stands. */
public record Word(String text, int line) {}
