package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.ForbiddenRule;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises sentences that forbid a kind of remedy outright: {@code Never create GIN indexes}. One
 * that goes on, and so has a condition, forbids nothing.
 */
final class ProhibitionInWords {

  private static final String INDEXES = "ind(?:ex|exes|ices)";
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:you\\s+)?(?:never|do not|don't|must not|must never)\\s+(\\w+\\s+.{1,60}?)[.!]?");
  private static final Pattern CREATE_INDEX =
      Pattern.compile(
          verbs("create|add|build|propose|use")
              + "(?:(gin|gist|brin|hash|b-?tree|sp-?gist)\\s+)?"
              + INDEXES);
  private static final Map<RemedyKind, Pattern> OTHERS =
      Map.of(
          RemedyKind.DROP_INDEX,
          Pattern.compile(verbs("drop|remove|delete") + INDEXES),
          RemedyKind.REWRITE,
          Pattern.compile(verbs("rewrite|change") + "(?:quer(?:y|ies)|statements?|sql)"),
          RemedyKind.PARTITIONING,
          Pattern.compile(verbs("partition") + "tables?"),
          RemedyKind.MATERIALISED_VIEW,
          Pattern.compile(verbs("create|add|use|propose") + "materiali[sz]ed views?"),
          RemedyKind.CACHE,
          Pattern.compile(verbs("add|use|introduce|propose") + "cach(?:e|es|ing)"),
          RemedyKind.SCHEMA_CHANGE,
          Pattern.compile(verbs("change|alter|modify") + "schemas?"),
          RemedyKind.SERVER_SETTING,
          Pattern.compile(verbs("change|alter|modify") + "server (?:settings?|configuration)"),
          RemedyKind.REPLICA,
          Pattern.compile(verbs("add|use|propose") + "(?:read )?replicas?"));

  private ProhibitionInWords() {}

  private static String verbs(String verbs) {
    return "(?:" + verbs + ")\\s+(?:(?:an?|any|the)\\s+)?";
  }

  /** The rule that a sentence is, if it is one. */
  static Optional<ForbiddenRule> in(String text, int line) {
    Matcher sentence = SENTENCE.matcher(text.toLowerCase(Locale.ROOT).strip());
    return sentence.matches() ? rule(sentence.group(1), line) : Optional.empty();
  }

  private static Optional<ForbiddenRule> rule(String deed, int line) {
    Matcher create = CREATE_INDEX.matcher(deed);
    if (create.matches()) {
      String method = create.group(1);
      String access = method == null ? null : method.replace("-", "");
      return Optional.of(new ForbiddenRule(RemedyKind.CREATE_INDEX, access, line));
    }
    return OTHERS.entrySet().stream()
        .filter(other -> other.getValue().matcher(deed).matches())
        .map(other -> new ForbiddenRule(other.getKey(), null, line))
        .findFirst();
  }
}
