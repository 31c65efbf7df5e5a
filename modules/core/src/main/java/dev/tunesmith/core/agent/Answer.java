package dev.tunesmith.core.agent;

import dev.tunesmith.core.remedy.Proposal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent makes of a case. */
public sealed interface Answer {

  /**
   * It proposes something to be tried.
   *
   * @param aside what should be done beside it, in words; null where nothing was said
   */
  record Proposed(Proposal proposal, @Nullable String aside) implements Answer {

    /** Nothing is said beside it. */
    public Proposed(Proposal proposal) {
      this(proposal, null);
    }

    @Override
    public Optional<String> advice() {
      return Optional.ofNullable(aside);
    }

    @Override
    public boolean speaks() {
      return true;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** What it had to propose was tried by a tool while it worked; nothing is left to judge. */
  record Tried() implements Answer {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * It has nothing (more) to propose.
   *
   * @param aside what should be done that no remedy expresses, in words; null where nothing was
   *     said
   */
  record GaveUp(String reason, @Nullable String aside) implements Answer {

    /** Nothing else is said. */
    public GaveUp(String reason) {
      this(reason, null);
    }

    @Override
    public Optional<String> advice() {
      return Optional.ofNullable(aside);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** What it said cannot be used; {@code code} is stable, for example {@code answer-empty}. */
  record Invalid(String code, String reason) implements Answer {
    @Override
    public boolean speaks() {
      return true;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * It could not be reached; {@code code} is stable, for example {@code key-refused} or {@code
   * model-unknown}, which no waiting will mend.
   */
  record Unavailable(String code, String reason) implements Answer {

    /** It could not be reached, for no reason worth a code of its own. */
    public Unavailable(String reason) {
      this("unavailable", reason);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** Its working time ended before it had an answer. */
  record OutOfTime() implements Answer {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** A budget ended before its answer; what it stands at is said in {@code detail}. */
  record BudgetSpent(BudgetKind kind, String detail) implements Answer {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** It was interrupted. */
  record Cancelled() implements Answer {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** One reply for each answer. */
  interface Cases<T> {
    T of(Proposed proposed);

    T of(Tried tried);

    T of(GaveUp gaveUp);

    T of(Invalid invalid);

    T of(Unavailable unavailable);

    T of(OutOfTime late);

    T of(BudgetSpent spent);

    T of(Cancelled cancelled);
  }

  /** Whether it says something about the case, which is heard only within the agent's time. */
  default boolean speaks() {
    return false;
  }

  /** What it says should be done that no remedy expresses. */
  default Optional<String> advice() {
    return Optional.empty();
  }

  /** The reply for this answer. */
  <T> T match(Cases<T> cases);
}
