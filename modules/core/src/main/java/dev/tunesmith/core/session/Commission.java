package dev.tunesmith.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of a session, in their own words, as it stands when the session begins.
 *
 * @param goal what should become better
 * @param acceptance when it is good enough
 * @param constraints what must hold meanwhile and afterwards
 * @param assumptions what was taken for granted, since the person did not say it
 * @param qualities figures to be reached, as written; each that can be measured is judged like a
 *     skill's metric, and a time is the target of statements that set none
 */
public record Commission(
    String goal,
    String acceptance,
    List<String> constraints,
    List<String> assumptions,
    List<String> qualities) {

  public Commission {
    constraints = List.copyOf(constraints);
    assumptions = List.copyOf(assumptions);
    // Ledgers of earlier versions say nothing of them.
    qualities = qualities == null ? List.of() : List.copyOf(qualities);
  }

  /** A commission without figures. */
  public Commission(
      String goal, String acceptance, List<String> constraints, List<String> assumptions) {
    this(goal, acceptance, constraints, assumptions, List.of());
  }

  /**
   * Something that the person did not say.
   *
   * @param name stable, for example {@code goal}
   * @param words the question
   * @param usual what is assumed where nobody answers
   */
  public record Question(String name, String words, String usual) {}

  /**
   * What the person said so far; null for what they did not.
   *
   * @param workload where the statements come from, in words
   */
  public record Said(
      @Nullable String goal,
      @Nullable String acceptance,
      @Nullable String constraints,
      @Nullable String workload) {

    private static final Question GOAL =
        new Question(
            "goal",
            "What should become better, and for whom?",
            "the statements that take most of the time become faster, and none slower");
    private static final Question ACCEPTANCE =
        new Question(
            "acceptance",
            "When is it good enough?",
            "no figure is set: every remedy that is proven counts, and the session ends when"
                + " little is left to gain");
    private static final Question CONSTRAINTS =
        new Question(
            "constraints",
            "What must not happen: storage, downtime, changes of the application?",
            "no answer changes, nothing is changed in the database itself, and whatever changes"
                + " its structure is asked first");
    private static final Question WORKLOAD =
        new Question(
            "workload",
            "Which statements count?",
            "those that the server remembers, weighed by how often they ran");

    /** What is still to be asked, the most important first. */
    public List<Question> missing() {
      List<Question> missing = new ArrayList<>();
      if (said(goal).isEmpty()) {
        missing.add(GOAL);
      }
      if (said(acceptance).isEmpty()) {
        missing.add(ACCEPTANCE);
      }
      if (said(workload).isEmpty()) {
        missing.add(WORKLOAD);
      }
      if (said(constraints).isEmpty()) {
        missing.add(CONSTRAINTS);
      }
      return List.copyOf(missing);
    }

    /** The commission as it stands, with what is assumed in place of what was not said. */
    public Commission settled() {
      return new Commission(
          said(goal).orElse(GOAL.usual()),
          said(acceptance).orElse(ACCEPTANCE.usual()),
          said(constraints).map(List::of).orElse(List.of()),
          missing().stream().map(each -> each.name() + ": " + each.usual()).toList());
    }

    private static Optional<String> said(@Nullable String words) {
      return Optional.ofNullable(words).map(String::strip).filter(each -> !each.isEmpty());
    }
  }
}
