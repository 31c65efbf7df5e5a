package dev.tunesmith.mcp.session;

import dev.tunesmith.agents.outside.OutsideMind.MindCall;
import dev.tunesmith.agents.outside.OutsideMind.MindTurn;
import dev.tunesmith.agents.outside.OutsideMind.Talk;
import dev.tunesmith.core.agent.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case that is offered to a host's model, and the talk about it. All of it is guarded by the desk
 * it lies on.
 */
final class HandedCase implements Talk {
  private final Object desk;
  private final String id;
  private final String headline;
  private boolean isTaken;
  private @Nullable MindTurn first;
  private @Nullable MindTurn waiting;
  private @Nullable MindCall call;
  private @Nullable Answer end;

  HandedCase(Object desk, String id, String headline) {
    this.desk = desk;
    this.id = id;
    this.headline = headline;
  }

  String id() {
    return id;
  }

  String headline() {
    return headline;
  }

  void take() {
    isTaken = true;
  }

  boolean isTaken() {
    return isTaken;
  }

  /** Whether somebody should look at it: it is offered, or has something to say. */
  boolean waits() {
    return end == null && (!isTaken || waiting != null);
  }

  /** What it says and waits for an answer to. */
  Optional<MindTurn> turn() {
    return Optional.ofNullable(waiting);
  }

  /** What was said first, where that is not what it says now. */
  Optional<MindTurn> opening() {
    return Optional.ofNullable(first).filter(each -> !each.equals(waiting));
  }

  Optional<Answer> end() {
    return Optional.ofNullable(end);
  }

  void answer(MindCall answered) {
    waiting = null;
    call = answered;
  }

  @Override
  public MindCall ask(MindTurn turn) throws InterruptedException {
    synchronized (desk) {
      waiting = turn;
      call = null;
      if (first == null) {
        first = turn;
      }
      desk.notifyAll();
      try {
        return awaited();
      } finally {
        waiting = null;
      }
    }
  }

  private MindCall awaited() throws InterruptedException {
    MindCall answered = call;
    while (answered == null) {
      desk.wait();
      answered = call;
    }
    return answered;
  }

  @Override
  public void end(Answer answer) {
    synchronized (desk) {
      end = answer;
      waiting = null;
      desk.notifyAll();
    }
  }
}
