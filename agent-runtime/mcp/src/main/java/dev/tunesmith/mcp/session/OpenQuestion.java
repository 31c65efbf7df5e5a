package dev.tunesmith.mcp.session;

import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.masking.WithheldLiterals;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.reports.RemedyText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An issue about which a person has to decide, and what can be chosen. */
record OpenQuestion(IssueFile file, DecisionNeeded question) {
  private static final int LONGEST = 260;

  /**
   * The question about an issue.
   *
   * @throws RefusedCallException if there is no such issue, or nothing to decide about it
   */
  static OpenQuestion in(SessionState state, IssueId issue) {
    IssueFile file =
        state
            .issue(issue)
            .orElseThrow(
                () ->
                    new RefusedCallException(
                        "issue-unknown",
                        "the session has no issue of that name",
                        "name one of those that wait: " + names(state)));
    DecisionNeeded question = file.decision();
    if (question == null || !state.pending().contains(file)) {
      throw new RefusedCallException(
          file.choices().isEmpty() ? "nothing-to-decide" : "already-decided",
          issue
              + " does not wait for a decision: "
              + file.standing().phase().name().toLowerCase(Locale.ROOT),
          "decide one of those that wait: " + names(state));
    }
    return new OpenQuestion(file, question);
  }

  private static String names(SessionState state) {
    List<IssueFile> pending = state.pending();
    return pending.isEmpty()
        ? "none does"
        : pending.stream().map(each -> each.issue().id().value()).collect(Collectors.joining(", "));
  }

  /** Refuses what is none of the options. */
  void refuseUnless(String option) {
    List<String> options = question.options().stream().map(DecisionOption::name).toList();
    if (!options.contains(option)) {
      throw new RefusedCallException(
          "option-unknown",
          "that is none of the options",
          "choose one of " + String.join(", ", options));
    }
  }

  /** Whether an option changes something in the database, so that it must be tried. */
  boolean triesSomething(String option) {
    return question.options().stream()
        .anyMatch(each -> each.name().equals(option) && !each.remedies().isEmpty());
  }

  /** What it asks instead, its literals withheld: a host's model reads along. */
  private static String sql(DecisionOption option) {
    WithheldLiterals literals = new WithheldLiterals(Disclosure.WITHHELD);
    return RemedyText.of(option.remedies())
        .map(line -> "\n  " + HiddenCharacters.onOneLine(literals.withheld(line)))
        .collect(Collectors.joining());
  }

  /** The question with its options, the recommended one marked, for a person to choose. */
  String text() {
    String options =
        question.options().stream()
            .map(
                each ->
                    "%s (%s): %s%s%s"
                        .formatted(
                            each.name(),
                            each.basis().name().toLowerCase(Locale.ROOT),
                            HiddenCharacters.onOneLine(
                                HiddenCharacters.cut(each.effect(), LONGEST)),
                            each.name().equals(question.recommendation()) ? " [recommended]" : "",
                            sql(each)))
            .collect(Collectors.joining("\n"));
    return HiddenCharacters.onOneLine(file.issue().id() + " " + file.issue().title())
        + (question.until() == null ? "" : "\nuntil " + question.until())
        + "\n"
        + options;
  }
}
