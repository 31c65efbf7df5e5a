package dev.tunesmith.core.quality;

import static java.util.Map.entry;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words by which a line that is no check asks for a gate: work to be done, or a reason to
 * escalate. They stand in no section of checks, so they are more telling than those of a check; a
 * rule against something asks for none, nor does what is about machines.
 */
final class WorkWords {

  private static final Set<Kind> WORK =
      EnumSet.of(
          Kind.DONE_CRITERION,
          Kind.GUARDRAIL,
          Kind.RESPONSIBILITY,
          Kind.REQUIRED_INPUT,
          Kind.WORKFLOW_STEP,
          Kind.DELIVERABLE,
          Kind.PHASE,
          Kind.RECOVERY,
          Kind.STATEMENT);
  private static final Set<Kind> REASONS = EnumSet.of(Kind.ESCALATION_TRIGGER, Kind.TRIGGER);

  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)^(?:never|do not|don't|avoid|no|not|without)\\b.*|.*\\b(?:hardware|system resource)"
              + ".*",
          Pattern.DOTALL);
  private static final Map<String, List<KeyPhrase>> OF_WORK =
      Map.ofEntries(
          entry(
              "current metrics captured",
              KeyPhrase.all(
                  "current performance", "current metric", "current state", "current quer")),
          entry("target defined", KeyPhrase.all("improvement target", "explicit target")),
          entry(
              "acceptance criteria stated",
              KeyPhrase.all(
                  "acceptance criteri",
                  "success criteri",
                  "service level",
                  "expected gain",
                  "expected impact",
                  "expected improve",
                  "projected improve")),
          entry("scope clear", KeyPhrase.all("optimization scope", "scoped", "smallest scope")),
          entry(
              "root cause comes from profiling",
              KeyPhrase.all(
                  "root cause identif",
                  "root cause analy",
                  "root cause diagnos",
                  "root cause find",
                  "root cause found",
                  "root cause explain",
                  "root cause profil",
                  "root cause slow",
                  "root cause perform",
                  "never guess",
                  "profile query")),
          entry("root cause shows in the plan", KeyPhrase.all("explain plan")),
          entry(
              "bottleneck not misidentified",
              KeyPhrase.all("identif bottleneck", "bottleneck identif")),
          entry(
              "side effects listed",
              KeyPhrase.all("side effect", "impact assess", "potential impact")),
          entry(
              "profiled with what happened",
              KeyPhrase.all(
                  "explain analy",
                  "verify explain",
                  "check execution plan",
                  "analy execution plan",
                  "analy query plan",
                  "plan analysis")),
          entry(
              "measured before and after",
              KeyPhrase.all(
                  "before after metric",
                  "before after measur",
                  "before after perform",
                  "before after compar",
                  "before after number",
                  "before after figure",
                  "before after plan",
                  "before after explain",
                  "before after time",
                  "before after quer",
                  "before after every",
                  "benchmark perform",
                  "benchmark quer",
                  "benchmark change",
                  "benchmark improve",
                  "benchmark valid",
                  "benchmark measur",
                  "improve in numbers",
                  "effect in numbers",
                  "number compar perform",
                  "execution time profil",
                  "execution time measur")),
          entry(
              "improvement measured, not estimated",
              KeyPhrase.all(
                  "improvement quantif",
                  "measure improve",
                  "measure gain",
                  "measurable improve",
                  "measure effectiveness")),
          entry("index impact in figures", KeyPhrase.all("index impact")),
          entry(
              "write impact assessed",
              KeyPhrase.all("write perform", "slowing write", "index overhead")),
          entry("size and bloat known", KeyPhrase.all("storage cost", "storage space")),
          entry(
              "holds under load",
              KeyPhrase.all("load test", "load condition", "under load", "concurrent performance")),
          entry(
              "locks do not get in the way",
              KeyPhrase.all("lock contention", "blocking contention")),
          entry("cache hit rates measured", KeyPhrase.all("cache hit", "cache hits")),
          entry(
              "changed plans measured again",
              KeyPhrase.all(
                  "regression test",
                  "regression perform",
                  "regression detect",
                  "regression prevent",
                  "regression introduc",
                  "regression check",
                  "regression free",
                  "regression other",
                  "regression watch",
                  "regression no")),
          entry(
              "same results both ways", KeyPhrase.all("protect integrity", "functionality intact")),
          entry("target met or distance stated", KeyPhrase.all("achieve target", "target met")));

  private static final Map<String, List<KeyPhrase>> OF_REASON =
      Map.of(
          "cause found", KeyPhrase.all("root cause", "cause unclear"),
          "gain not too small",
              KeyPhrase.all("gain insufficient", "gain small", "insufficient improve"),
          "no schema redesign needed", KeyPhrase.all("schema redesign", "schema change"),
          "no architecture change needed",
              KeyPhrase.all("architectur change", "architectur required"),
          "caching left to the backend architect", KeyPhrase.all("caching"),
          "no guarantee weakened", KeyPhrase.all("data consisten", "data integrity"));

  private WorkWords() {}

  static boolean ask(String gate, ContractItem item) {
    return (WORK.contains(item.kind()) && areIn(OF_WORK, gate, item))
        || (REASONS.contains(item.kind()) && areIn(OF_REASON, gate, item));
  }

  private static boolean areIn(Map<String, List<KeyPhrase>> words, String gate, ContractItem item) {
    return Stream.concat(Stream.of(item.text()), item.details().stream())
        .filter(text -> !ELSEWHERE.matcher(text).matches())
        .anyMatch(
            text ->
                words.getOrDefault(gate, List.of()).stream()
                    .anyMatch(each -> each.isTogetherIn(text)));
  }
}
