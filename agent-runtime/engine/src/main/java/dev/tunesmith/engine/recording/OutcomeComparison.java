package dev.tunesmith.engine.recording;

import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.order.Divergence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the ends of two sessions' issues against each other, whatever was measured. Pure. */
public final class OutcomeComparison {

  private OutcomeComparison() {}

  /** One divergence for each issue that ended otherwise, or that only one of the sessions had. */
  public static List<Divergence> between(SessionState recorded, SessionState now) {
    Map<String, String> before = outcomes(recorded);
    Map<String, String> after = outcomes(now);
    Set<String> subjects = new LinkedHashSet<>(before.keySet());
    subjects.addAll(after.keySet());
    return subjects.stream()
        .map(
            subject ->
                new Divergence(
                    subject,
                    "outcome",
                    before.getOrDefault(subject, ""),
                    after.getOrDefault(subject, "")))
        .filter(each -> !each.recorded().equals(each.now()))
        .toList();
  }

  /** By what an issue is about, since its id follows the measurements. */
  private static Map<String, String> outcomes(SessionState state) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (IssueFile file : state.issues()) {
      String subject = file.issue().kind().title() + " " + file.issue().subject().text();
      outcomes.put(subject, outcome(file));
    }
    return outcomes;
  }

  private static String outcome(IssueFile file) {
    Standing standing = file.standing();
    String phase = standing.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String accepted =
        file.accepted() == null
            ? ""
            : Objects.requireNonNull(file.accepted()).proposal().remedies().stream()
                .map(Remedy::summary)
                .collect(Collectors.joining(" and ", ": ", ""));
    return phase + " at level " + standing.level().number() + accepted;
  }
}
