package dev.tunesmith.database.workload;

import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.LatencyTarget.Statistic;
import dev.tunesmith.core.workload.Query.Trait;
import dev.tunesmith.database.sql.Token;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the comments before a statement say of it: {@code -- name: x}, {@code -- weight: 12.5},
 * {@code -- target: p95 < 50ms}, {@code -- max-staleness: 5min}, {@code -- critical: true}. Other
 * comments say nothing.
 *
 * @param problem why they cannot be read, or null
 */
record Directives(
    @Nullable String name,
    double weight,
    @Nullable LatencyTarget target,
    @Nullable Duration maxStaleness,
    Set<Trait> traits,
    @Nullable String problem) {

  private static final Directives NONE = new Directives(null, 1, null, null, Set.of(), null);
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "--\\s*(name|weight|target|max-staleness|critical)\\s*:(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TARGET =
      Pattern.compile(
          "(p95|median)\\s*<\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(us|ms|s|min)", Pattern.CASE_INSENSITIVE);
  private static final Pattern AGE =
      Pattern.compile("([0-9]{1,9})\\s*(s|min|h|d)", Pattern.CASE_INSENSITIVE);
  private static final int MAX_NAME = 80;

  static Directives in(List<Token> comments) {
    Directives found = NONE;
    for (Token comment : comments) {
      Matcher directive = DIRECTIVE.matcher(comment.text().strip());
      if (directive.matches()) {
        String value = directive.group(2).strip();
        found =
            switch (directive.group(1).toLowerCase(Locale.ROOT)) {
              case "name" -> found.named(value);
              case "weight" -> found.weighing(value);
              case "critical" -> found.critical(value);
              case "max-staleness" -> found.agedAtMost(value);
              default -> found.aimingAt(value);
            };
      }
    }
    return found;
  }

  private Directives named(String value) {
    if (value.isEmpty() || value.length() > MAX_NAME || value.chars().anyMatch(c -> c < ' ')) {
      return bad("a name has 1 to " + MAX_NAME + " characters");
    }
    return new Directives(value, weight, target, maxStaleness, traits, problem);
  }

  private Directives weighing(String value) {
    try {
      double number = new BigDecimal(value).doubleValue();
      return number > 0 && number < 1e15
          ? new Directives(name, number, target, maxStaleness, traits, problem)
          : bad("a weight must be above 0, got " + value);
    } catch (NumberFormatException e) {
      return bad("a weight must be a number such as 12.5, got \"" + value + "\"");
    }
  }

  private Directives aimingAt(String value) {
    Matcher parts = TARGET.matcher(value);
    if (!parts.matches() || parts.group(2).length() > 12) {
      return bad("a target is written like p95 < 50ms or median < 1.5s, got \"" + value + "\"");
    }
    Statistic statistic = parts.group(1).equalsIgnoreCase("p95") ? Statistic.P95 : Statistic.MEDIAN;
    long nanosPerUnit =
        switch (parts.group(3).toLowerCase(Locale.ROOT)) {
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          default -> 60_000_000_000L;
        };
    long nanos =
        new BigDecimal(parts.group(2)).multiply(BigDecimal.valueOf(nanosPerUnit)).longValue();
    return nanos > 0
        ? new Directives(
            name,
            weight,
            new LatencyTarget(statistic, Duration.ofNanos(nanos)),
            maxStaleness,
            traits,
            problem)
        : bad("a target must be above 0");
  }

  private Directives agedAtMost(String value) {
    Matcher parts = AGE.matcher(value);
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      return bad("an age is written like 30s, 5min, 2h or 1d, got \"" + value + "\"");
    }
    long number = Long.parseLong(parts.group(1));
    Duration age =
        switch (parts.group(2).toLowerCase(Locale.ROOT)) {
          case "s" -> Duration.ofSeconds(number);
          case "min" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return new Directives(name, weight, target, age, traits, problem);
  }

  private Directives critical(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes" ->
          new Directives(name, weight, target, maxStaleness, Set.of(Trait.CRITICAL), problem);
      case "false", "no" -> new Directives(name, weight, target, maxStaleness, Set.of(), problem);
      default -> bad("critical is true or false, got \"" + value + "\"");
    };
  }

  private Directives bad(String reason) {
    return new Directives(
        name, weight, target, maxStaleness, traits, problem == null ? reason : problem);
  }
}
