package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the names of levels: {@code Level 2: PEERS}, {@code level_2}, {@code 2 PEERS}. */
final class LevelName {

  private static final Pattern NAME =
      Pattern.compile("(?i)(level[ _-]{0,3})?([1-4])(?:\\b|_).*", Pattern.DOTALL);
  private static final Pattern INLINE =
      Pattern.compile("(?i)level\\s*[1-4]\\b[^:→]{0,60}:\\s*([^→]+)");

  private static final Pattern OURS =
      Pattern.compile("(?i)level[ _-]?[1-4]\\W*(?:(?:self|peer|strateg|user).*)?");

  private static final Pattern TAG =
      Pattern.compile(
          "(?i)\\s*<(level)(?:[_-]?|\\s[^<>]{0,200}?=\\s*[\"']?(?:level["
              + " _-]?)?)([1-4])\\b[^<>]*>.*");
  private static final Pattern BEYOND =
      Pattern.compile("(?i)level[ _-]{0,3}(?:0|[5-9]|\\d{2,3})\\b.*", Pattern.DOTALL);

  private LevelName() {}

  /** The title of a tag that opens a level, by its name or an attribute. */
  static Optional<String> ofTag(String line) {
    Matcher tag = TAG.matcher(line);
    return tag.matches() ? Optional.of("Level " + tag.group(2)) : Optional.empty();
  }

  /** Whether a title names a level that there is not. */
  static boolean isBeyond(String title) {
    return BEYOND.matcher(title).matches();
  }

  /** Whether a title is one of our levels; others count other things in levels. */
  static boolean isOurs(String title) {
    return OURS.matcher(title).matches();
  }

  /** The level of a title that says so. */
  static Optional<Level> of(String title) {
    Matcher name = NAME.matcher(title);
    return name.matches() && name.group(1) != null ? level(name) : Optional.empty();
  }

  /** The level of a cell, whose column need not be repeated in it. */
  static Optional<Level> ofCell(String cell) {
    Matcher name = NAME.matcher(cell.replaceFirst("(?i)^L(?=\\d)", ""));
    return name.matches() ? level(name) : Optional.empty();
  }

  /** What a line such as {@code Level 2 (Peers): max 4 attempts} says of its level. */
  static Optional<String> saidAfter(String text) {
    Matcher inline = INLINE.matcher(text);
    return inline.matches() ? Optional.of(inline.group(1)) : Optional.empty();
  }

  private static Optional<Level> level(Matcher name) {
    return Level.numbered(Integer.parseInt(name.group(2)));
  }
}
