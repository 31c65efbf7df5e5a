package dev.tunesmith.agents.outside;

import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A mind outside of the session that works cases turn by turn, for example the model of an agent
 * host. It may be gone at any time. For several threads.
 */
public interface OutsideMind {

  /** How the ledger names it, for example {@code host:claude-code}. */
  String name();

  /**
   * Offers a case and waits until it is taken up.
   *
   * @return the talk about it; empty if nobody took it up in time
   * @throws InterruptedException if nobody waits any more
   */
  Optional<Talk> handOut(Case task, Duration atMost) throws InterruptedException;

  /** The talk about one case. */
  interface Talk {

    /**
     * Tells the mind something and waits for its next call, however long that takes.
     *
     * @throws InterruptedException if nobody waits any more
     */
    MindCall ask(MindTurn turn) throws InterruptedException;

    /** The talk is over; what is said after this nobody hears. */
    void end(Answer answer);
  }

  /**
   * What a mind is told in one turn.
   *
   * @param told messages, as a model is sent them
   * @param tools what may be called, in words; empty after the first turn
   */
  record MindTurn(List<String> told, List<String> tools) {
    public MindTurn {
      told = List.copyOf(told);
      tools = List.copyOf(tools);
    }
  }

  /**
   * What a mind calls.
   *
   * @param arguments as JSON
   */
  record MindCall(String tool, String arguments) {}
}
