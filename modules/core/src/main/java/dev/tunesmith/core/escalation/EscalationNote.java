package dev.tunesmith.core.escalation;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes with an issue when it climbs: everything the next level needs to go on.
 *
 * @param whom the roles asked, first choice first
 * @param problem what is wrong
 * @param attempted what was tried, and what came of it
 * @param metrics figures before and after, each with its evidence
 * @param currentImplementation the statement or object and where it comes from
 * @param request what the next level is asked for
 * @param blocker what keeps the crew from going on by itself, or null below level 4
 * @param impact what it costs to leave things as they are, or null below level 4
 */
public record EscalationNote(
    IssueId issue,
    Level to,
    List<String> whom,
    String problem,
    List<String> attempted,
    List<Metric> metrics,
    String currentImplementation,
    String request,
    @Nullable String blocker,
    @Nullable String impact) {

  private static final Set<String> FIELDS =
      Set.of(
          "problem",
          "attempted",
          "metrics",
          "current implementation",
          "request",
          "blocker",
          "impact",
          "options",
          "recommendation",
          "decision you recommend");

  /**
   * Whether what climbs with an issue holds a field that a skill asks for, options and the
   * recommendation of level 4 included.
   *
   * @param field as a skill file writes it, for example {@code Problem: [what is wrong]}
   */
  public static boolean carries(String field) {
    String name = field.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
    return FIELDS.contains(name);
  }

  /** A figure with the evidence it comes from. */
  public record Metric(String text, EvidenceId evidence) {}

  public EscalationNote {
    whom = List.copyOf(whom);
    attempted = List.copyOf(attempted);
    metrics = List.copyOf(metrics);
  }

  /** The same note with what a person needs to know beside. */
  public EscalationNote toAPerson(String itsBlocker, String itsImpact) {
    return new EscalationNote(
        issue,
        to,
        whom,
        problem,
        attempted,
        metrics,
        currentImplementation,
        request,
        itsBlocker,
        itsImpact);
  }
}
