package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.skillfiles.frontmatter.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text has said so far of one level; what is said first holds. */
final class LevelDraft {

  // Most lines rule nothing: a search for a word spares them a dozen patterns.
  static final List<String> TELLING_WORDS =
      List.of(
          "attempt",
          "tries",
          "retry",
          "retries",
          "time",
          "within",
          "minute",
          "limit",
          "budget",
          "max",
          "escalate",
          "never",
          "must",
          "try ");

  private static final AnyWord TELLING = new AnyWord(TELLING_WORDS.toArray(String[]::new));

  private static final String CONDITION = "when";
  private static final String TIME = "(" + TimeText.FORM + ")";
  private static final String COUNT = "(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)";
  private static final String TRIES = "(?:attempts?|tries|retries)\\b";
  private static final Pattern ATTEMPTS =
      Pattern.compile(
          "(?i)(?:max(?:imum)?(?: of)?|up to|at most|limit(?:ed)? (?:to|of))\\s+"
              + COUNT
              + "\\s+(?:\\w+\\s+)?"
              + TRIES);
  private static final Pattern PLAIN_ATTEMPTS =
      Pattern.compile("(?i)(?<![\\w-])" + COUNT + "\\s+" + TRIES);
  private static final Pattern TIMES_TRIED =
      Pattern.compile(
          "(?i)\\b(?:re)?try\\s+(?:again\\s+)?(?:(?:up to|at most)\\s+)?" + COUNT + "\\s+times\\b");
  private static final Pattern NEGATIVE =
      Pattern.compile(
          "(?i)\\b(?:attempts|tries|retries|time ?out|time"
              + " ?limit)\\s*[:=]\\s*[-\\u2212]\\s*\\d|(?<![^\\s(:])[-\\u2212]\\d+(?:\\.\\d+)?\\s*(?:attempts?|tries|retries|\\w+"
              + " timeout)\\b");
  private static final Pattern TO_A_PERSON =
      Pattern.compile("(?i)\\bescalates? to\\b.*\\b(?:users?|humans?|person|people)\\b");
  private static final Pattern RULE =
      Pattern.compile("(?i)\\b(?:never|must|max|maximum|escalates?|retry|retries)\\b");
  private static final Pattern KEYED_ATTEMPTS =
      Pattern.compile("(?i)\\b(?:attempts|tries|retries)\\s*[:=]\\s*" + COUNT + "x?\\b");
  private static final List<Pattern> TIMES =
      List.of(
          Pattern.compile(
              "(?i)\\b"
                  + TIME
                  + "\\s*(?:timeout|time ?limit|time ?box|limit|budget|of working time|max\\b)"),
          Pattern.compile(
              "(?i)\\b(?:time ?out|time ?limit|time ?box|time budget|working time|within|minutes)"
                  + "\\s*(?:of|is|:|=)?\\s*"
                  + TIME),
          Pattern.compile("(?i)\\b" + TRIES + "\\s*(?:,|/|;|in|and)\\s*" + TIME));
  private static final Pattern SHARE =
      Pattern.compile(
          "(?i)(<|\\u2264|under|less than|at most|below)?\\s*(\\d{1,3}(?:\\.\\d+)?)\\s*%");
  private static final Pattern ASK =
      Pattern.compile("(?i).{0,40}?escalates?[\\s_-]+to\\b\\s*:?\\s*(.*)", Pattern.DOTALL);
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private final int line;
  private Optional<Integer> attempts = Optional.empty();
  private Optional<Duration> workingTime = Optional.empty();
  private Optional<DeclaredWhom> whom = Optional.empty();
  private @Nullable Double successTarget;
  private @Nullable Double reachLimit;
  private final List<String> triggers = new ArrayList<>();

  LevelDraft(int line) {
    this.line = line;
  }

  /** What became of a line about a level. */
  enum Outcome {
    UNDERSTOOD,
    NO_RULE,
    RULE_NOT_UNDERSTOOD,
    CONTRADICTION,
    NEGATIVE
  }

  /** Takes in a line about the level. */
  Outcome say(String text, int at) {
    if (!TELLING.isIn(text) && text.indexOf('%') < 0) {
      return Outcome.NO_RULE;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (NEGATIVE.matcher(text).find()) {
      return Outcome.NEGATIVE;
    }
    if (isStatement(lower)) {
      return sayStatement(text, lower, at);
    }
    if (!lower.startsWith(CONDITION)) {
      sayShare(text);
    }
    return Outcome.NO_RULE;
  }

  private Outcome sayStatement(String text, String lower, int at) {
    Optional<Integer> anyCount = attemptsIn(text, lower);
    Optional<Duration> anyTime = timeIn(text);
    Optional<Integer> count = anyCount.filter(said -> said > 0);
    Optional<Duration> time = anyTime.filter(said -> !said.isZero());
    boolean contradicts = differs(attempts, count) || differs(workingTime, time);
    attempts = attempts.or(() -> count);
    workingTime = workingTime.or(() -> time);
    if (contradicts) {
      return Outcome.CONTRADICTION;
    }
    if (anyCount.isPresent() != count.isPresent() || anyTime.isPresent() != time.isPresent()) {
      return Outcome.RULE_NOT_UNDERSTOOD;
    }
    boolean isUnderstood = ask(text, at) || count.isPresent() || time.isPresent();
    if (isUnderstood || isSaidElsewhere(text, at)) {
      return Outcome.UNDERSTOOD;
    }
    return RULE.matcher(text).find() ? Outcome.RULE_NOT_UNDERSTOOD : Outcome.NO_RULE;
  }

  private static boolean isSaidElsewhere(String text, int at) {
    return TO_A_PERSON.matcher(text).find() || ProhibitionInWords.in(text, at).isPresent();
  }

  private static <T> boolean differs(Optional<T> before, Optional<T> now) {
    return before.isPresent() && now.isPresent() && !before.equals(now);
  }

  /** Whether a line says what is to be done, and not when, or how often it should succeed. */
  private static boolean isStatement(String lower) {
    return !lower.startsWith(CONDITION)
        && !lower.contains("success rate")
        && !lower.startsWith("success target");
  }

  /** Whether a key asks for the names of others. */
  static boolean isAsking(String key) {
    return ASK.matcher(key).matches();
  }

  /** Takes in a line that may name whom to ask, and nothing else; says whether it does. */
  boolean ask(String text, int at) {
    Matcher ask = ASK.matcher(text);
    List<String> names = ask.matches() ? References.namedIn(ask.group(1)) : List.of();
    ask(names, at);
    return !names.isEmpty();
  }

  void ask(List<String> names, int at) {
    if (whom.isEmpty() && !names.isEmpty()) {
      whom = Optional.of(new DeclaredWhom(names, at));
    }
  }

  void trigger(String text) {
    triggers.add(text);
  }

  Optional<DeclaredWhom> whom() {
    return whom;
  }

  /** Whom it names, which it forgets. */
  Optional<DeclaredWhom> takeWhom() {
    Optional<DeclaredWhom> taken = whom;
    whom = Optional.empty();
    return taken;
  }

  DeclaredLevel level() {
    return new DeclaredLevel(
        attempts.orElse(null),
        workingTime.orElse(null),
        whom.map(DeclaredWhom::names).orElse(List.of()),
        successTarget,
        reachLimit,
        triggers,
        line);
  }

  private void sayShare(String text) {
    Matcher share = SHARE.matcher(text);
    if (!share.find()) {
      return;
    }
    double part = Double.parseDouble(share.group(2)) / 100;
    boolean isLimit = share.group(1) != null;
    if (isLimit && reachLimit == null && part <= 1) {
      reachLimit = part;
    } else if (!isLimit && successTarget == null && part <= 1) {
      successTarget = part;
    }
  }

  private static Optional<Integer> attemptsIn(String text, String lower) {
    boolean isAction =
        List.of("your action", "action", "limit", "budget").stream().anyMatch(lower::startsWith);
    return first(KEYED_ATTEMPTS, text)
        .or(() -> first(TIMES_TRIED, text))
        .or(() -> first(isAction ? PLAIN_ATTEMPTS : ATTEMPTS, text))
        .map(LevelDraft::number);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static int number(String text) {
    int word = NUMBERS.indexOf(text.toLowerCase(Locale.ROOT));
    return word < 0 ? Integer.parseInt(text) : word;
  }

  private static Optional<Duration> timeIn(String text) {
    for (Pattern pattern : TIMES) {
      Matcher time = pattern.matcher(text);
      if (time.find()) {
        return Optional.of(TimeText.read(time.group(1)));
      }
    }
    return Optional.empty();
  }
}
