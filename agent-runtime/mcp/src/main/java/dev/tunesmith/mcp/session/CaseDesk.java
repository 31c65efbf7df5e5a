package dev.tunesmith.mcp.session;

import dev.tunesmith.agents.outside.OutsideMind;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.text.HiddenCharacters;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where the cases of a session wait for a host's model. Once nobody took a case up in time, none
 * waits any more until somebody comes again. For several threads and several hosts.
 */
final class CaseDesk implements OutsideMind {
  private static final int BYTES = 4;
  private static final int LONGEST = 100;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final String name;
  private final Map<String, HandedCase> cases = new LinkedHashMap<>();
  private boolean isDeserted;

  /** A desk for a mind of that name. */
  CaseDesk(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized Optional<Talk> handOut(Case task, Duration atMost)
      throws InterruptedException {
    if (isDeserted) {
      return Optional.empty();
    }
    byte[] bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    HandedCase handed =
        new HandedCase(this, "c-" + HexFormat.of().formatHex(bytes), headline(task));
    cases.put(handed.id(), handed);
    notifyAll();
    try {
      await(handed::isTaken, atMost);
    } finally {
      if (!handed.isTaken()) {
        cases.remove(handed.id());
      }
    }
    isDeserted = !handed.isTaken();
    return handed.isTaken() ? Optional.of(handed) : Optional.empty();
  }

  private static String headline(Case task) {
    String what = task.issue().id() + " " + task.issue().kind().title();
    return HiddenCharacters.onOneLine(
        HiddenCharacters.cut(what, LONGEST)
            + ", level "
            + task.remit().level().number()
            + ", attempt "
            + task.remit().attempt()
            + ", as "
            + task.worker().id());
  }

  /** Waits until it is so, at most that long; called by who holds the desk. */
  private void await(BooleanSupplier isSo, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    long left = atMost.toMillis();
    while (!isSo.getAsBoolean() && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  /** Somebody is there. */
  synchronized void visited() {
    isDeserted = false;
  }

  /** Whether a case waits for somebody. */
  synchronized boolean waits() {
    return cases.values().stream().anyMatch(HandedCase::waits);
  }

  /** The next case that waits, taken up; where none does, that is said after a while. */
  synchronized String next(Duration patience) throws InterruptedException {
    await(this::waits, patience);
    Optional<HandedCase> next = cases.values().stream().filter(HandedCase::waits).findFirst();
    if (next.isEmpty()) {
      return "no case waits now\nnext: case_next again, or tuning_status";
    }
    HandedCase handed = next.get();
    CaseWords.Reader reader = handed.isTaken() ? CaseWords.Reader.NEW : CaseWords.Reader.KNOWING;
    return told(handed, reader, patience);
  }

  /** What a case says now. */
  synchronized String next(String id, Duration patience) throws InterruptedException {
    return told(find(id), CaseWords.Reader.KNOWING, patience);
  }

  /** Answers what a case said, and says what it says to that. */
  synchronized String answer(String id, MindCall call, Duration patience)
      throws InterruptedException {
    HandedCase handed = find(id);
    if (handed.end().isEmpty() && handed.turn().isEmpty()) {
      throw new RefusedCallException(
          "case-busy",
          "the case does not wait for a call now",
          "call case_next with case=" + handed.id() + " until it says something");
    }
    if (handed.end().isEmpty()) {
      handed.answer(call);
      notifyAll();
    }
    return told(handed, CaseWords.Reader.KNOWING, patience);
  }

  private HandedCase find(String id) {
    HandedCase handed = cases.get(id.strip());
    if (handed == null) {
      throw new RefusedCallException(
          "case-unknown",
          "this session has handed out no case of that name",
          "call case_next with this session; a case belongs to one session");
    }
    return handed;
  }

  private String told(HandedCase handed, CaseWords.Reader reader, Duration patience)
      throws InterruptedException {
    handed.take();
    notifyAll();
    await(() -> handed.turn().isPresent() || handed.end().isPresent(), patience);
    return handed
        .end()
        .map(end -> CaseWords.ended(handed, end))
        .or(() -> handed.turn().map(turn -> CaseWords.telling(handed, turn, reader)))
        .orElseGet(() -> CaseWords.working(handed));
  }
}
