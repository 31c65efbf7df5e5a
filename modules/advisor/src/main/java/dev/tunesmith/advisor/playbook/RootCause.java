package dev.tunesmith.advisor.playbook;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.issue.Symptom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in a few sentences why an issue exists: what was seen, and what the advice rests on. */
final class RootCause {

  private static final int MOST_SYMPTOMS = 2;
  private static final int MOST_REASONS = 3;

  private RootCause() {}

  static String of(Case task, List<Advice> choice) {
    List<String> symptoms = task.issue().symptoms().stream().map(Symptom::text).toList();
    // The plan's own story comes after a missed target, and says more.
    List<String> last =
        symptoms.subList(Math.max(0, symptoms.size() - MOST_SYMPTOMS), symptoms.size());
    return Stream.concat(last.stream(), choice.stream().map(Advice::why).limit(MOST_REASONS))
        .filter(sentence -> !sentence.isBlank())
        .collect(Collectors.joining(" "));
  }
}
