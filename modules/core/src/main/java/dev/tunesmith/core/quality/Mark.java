package dev.tunesmith.core.quality;

/**
 * Something a skill file says, with what comes of it.
 *
 * @param kind what sort of thing it is, in lower case, for example {@code precision check}
 * @param line where, from 1
 */
public record Mark(String kind, String text, int line, Obedience obedience) {}
