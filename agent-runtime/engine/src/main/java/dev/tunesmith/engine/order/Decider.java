package dev.tunesmith.engine.order;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import java.util.Optional;

/** Who is asked about an issue that no level below the person's could settle. */
@FunctionalInterface
public interface Decider {

  /**
   * What was chosen.
   *
   * @param option the name of one of the options
   * @param note what is to be remembered with it; may be empty
   */
  record Choice(String option, String note) {

    /** A choice with nothing to remember. */
    public static Choice of(String option) {
      return new Choice(option, "");
    }
  }

  /**
   * The choice, or empty to leave the issue waiting. Called on the session's thread once nothing
   * else is left to work on; it may take its time, and should return empty when interrupted.
   *
   * @param question the options and what is recommended
   * @param file everything known of the issue
   */
  Optional<Choice> decide(DecisionNeeded question, IssueFile file);

  /** Leaves every issue waiting. */
  static Decider defer() {
    return (question, file) -> Optional.empty();
  }

  /** Takes what is recommended. */
  static Decider recommended() {
    return (question, file) ->
        Optional.of(new Choice(question.recommendation(), "taken as recommended"));
  }
}
