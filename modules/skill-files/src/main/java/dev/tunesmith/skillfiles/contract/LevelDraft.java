package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text has said so far of one level; what is said first holds. */
final class LevelDraft {

  private static final String CONDITION = "when";
  private static final String UNIT = "(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\\b";
  private static final String TIME = "(\\d{1,4}(?:\\.\\d{1,2})?)\\s*-?" + UNIT;
  private static final String COUNT = "(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)";
  private static final Pattern ATTEMPTS =
      Pattern.compile(
          "(?i)(?:max(?:imum)?(?: of)?|up to|at most|limit(?:ed)? (?:to|of))\\s+"
              + COUNT
              + "\\s+(?:\\w+\\s+)?(?:attempts?|tries|retries)\\b");
  private static final Pattern PLAIN_ATTEMPTS =
      Pattern.compile("(?i)\\b" + COUNT + "\\s+(?:attempts?|tries|retries)\\b");
  private static final Pattern KEYED_ATTEMPTS =
      Pattern.compile("(?i)\\b(?:attempts|tries|retries)\\s*[:=]\\s*" + COUNT + "\\b");
  private static final Pattern TIMEOUT =
      Pattern.compile(
          "(?i)\\b"
              + TIME
              + "\\s*(?:timeout|time ?limit|time ?box|limit|budget|of working time|max\\b)");
  private static final Pattern KEYED_TIMEOUT =
      Pattern.compile(
          "(?i)\\b(?:time ?out|time ?limit|time ?box|time budget|working time|within|minutes)\\s*"
              + "(?:of|is|:|=)?\\s*"
              + TIME);
  private static final Pattern AFTER_ATTEMPTS =
      Pattern.compile("(?i)\\b(?:attempts?|tries|retries)\\s*(?:,|/|;|in|and)\\s*" + TIME);
  private static final Pattern SHARE =
      Pattern.compile(
          "(?i)(<|\\u2264|under|less than|at most|below)?\\s*(\\d{1,3}(?:\\.\\d+)?)\\s*%");
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8,
          "nine", 9, "ten", 10);

  private final int line;
  private @Nullable Integer attempts;
  private @Nullable Duration workingTime;
  private @Nullable Double successTarget;
  private @Nullable Double reachLimit;
  private final List<String> triggers = new ArrayList<>();

  LevelDraft(int line) {
    this.line = line;
  }

  /** Takes in a line of the level's section; whom to ask is found elsewhere. */
  void say(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!isStatement(text)) {
      if (!lower.startsWith(CONDITION)) {
        sayShare(text);
      }
      return;
    }
    if (attempts == null) {
      attempts = attemptsIn(text, lower);
    }
    if (workingTime == null) {
      workingTime = timeIn(text);
    }
  }

  /** Whether a line says what is to be done, and not when, or how often it should succeed. */
  static boolean isStatement(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return !lower.startsWith(CONDITION)
        && !lower.contains("success rate")
        && !lower.startsWith("success target");
  }

  void trigger(String text) {
    triggers.add(text);
  }

  DeclaredLevel level(List<String> whom) {
    return new DeclaredLevel(
        attempts, workingTime, whom, successTarget, reachLimit, triggers, line);
  }

  private void sayShare(String text) {
    Matcher share = SHARE.matcher(text);
    if (!share.find()) {
      return;
    }
    double part = Double.parseDouble(share.group(2)) / 100;
    if (part > 1) {
      return;
    }
    if (share.group(1) != null && reachLimit == null) {
      reachLimit = part;
    } else if (share.group(1) == null && successTarget == null) {
      successTarget = part;
    }
  }

  private static @Nullable Integer attemptsIn(String text, String lower) {
    boolean isAction =
        lower.startsWith("your action")
            || lower.startsWith("action")
            || lower.startsWith("limit")
            || lower.startsWith("budget");
    Matcher keyed = KEYED_ATTEMPTS.matcher(text);
    Matcher counted = (isAction ? PLAIN_ATTEMPTS : ATTEMPTS).matcher(text);
    String number = keyed.find() ? keyed.group(1) : counted.find() ? counted.group(1) : null;
    if (number == null) {
      return null;
    }
    Integer word = NUMBERS.get(number.toLowerCase(Locale.ROOT));
    return word == null ? Integer.valueOf(number) : word;
  }

  private static @Nullable Duration timeIn(String text) {
    for (Pattern pattern : List.of(TIMEOUT, KEYED_TIMEOUT, AFTER_ATTEMPTS)) {
      Matcher time = pattern.matcher(text);
      if (time.find()) {
        double seconds = Double.parseDouble(time.group(1)) * secondsIn(time.group(2));
        return seconds == 0 ? null : Duration.ofMillis(Math.round(seconds * 1000));
      }
    }
    return null;
  }

  private static int secondsIn(String unit) {
    return switch (Character.toLowerCase(unit.charAt(0))) {
      case 's' -> 1;
      case 'h' -> 3600;
      default -> 60;
    };
  }
}
