package dev.tunesmith.proof.timing;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Remedy.Switching;
import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remedies in a sandbox, and which of them are carried out there. They are switched in three ways:
 * pretended for reads, which costs a millisecond but leaves an index's upkeep in place; pretended
 * for writes that are rolled back, which takes its upkeep away too; and really.
 */
public final class SandboxRemedies {

  private final Sandbox sandbox;
  private final List<Remedy> remedies;
  private final List<Remedy> applied = new ArrayList<>();
  private final Map<Remedy, Long> bytes = new HashMap<>();
  private final Map<Remedy, Duration> built = new HashMap<>();

  private SandboxRemedies(Sandbox sandbox, List<Remedy> remedies) {
    this.sandbox = sandbox;
    this.remedies = List.copyOf(remedies);
  }

  /** Remedies of which none is carried out. */
  public static SandboxRemedies proposed(Sandbox sandbox, List<Remedy> remedies) {
    return new SandboxRemedies(sandbox, remedies);
  }

  /** Remedies that are all carried out. */
  public static SandboxRemedies accepted(Sandbox sandbox, List<Remedy> remedies) {
    SandboxRemedies accepted = new SandboxRemedies(sandbox, remedies);
    accepted.applied.addAll(remedies);
    return accepted;
  }

  /** Switches what the planner sees. What drops something is really undone for as long. */
  public Toggle pretended() {
    for (Remedy remedy : remedies) {
      if (Thread.currentThread().isInterrupted()) {
        throw new WorkCancelledException("interrupted before: " + remedy.summary());
      }
      if (remedy.takesAway()) {
        undo(remedy);
      } else {
        apply(remedy);
      }
    }
    return this::pretend;
  }

  /**
   * Switches what writes find that are rolled back, after {@link #pretended}. What is left is a
   * pretence that {@link #real} ends.
   */
  public Toggle pretendedToWrites() {
    return presence ->
        remedies.forEach(
            remedy -> {
              if (remedy.switching() == Switching.CARRYING_OUT) {
                change(remedy, presence);
              } else {
                switching(() -> sandbox.pretendToWrites(remedy, presence));
              }
            });
  }

  /** Ends any pretence, and switches what is really there. */
  public Toggle real() {
    show();
    return this::change;
  }

  /**
   * Switches what many sessions share: what is there is really there or gone, the rest is
   * pretended.
   */
  public Toggle underLoad() {
    show();
    return this::changeShared;
  }

  /**
   * Takes out whatever is carried out, after something went wrong. What an interrupt breaks off
   * here, the sandbox takes back later.
   */
  public void leaveNothingBehind() {
    try {
      show();
      reversed(applied).forEach(this::undoIfNotInterrupted);
    } catch (ConnectionLostException e) {
      // The copy went with its server; what went wrong is already on its way.
      return;
    }
  }

  private void undoIfNotInterrupted(Remedy remedy) {
    try {
      undo(remedy);
    } catch (WorkCancelledException e) {
      // Nothing new begins for whoever interrupted; what went wrong is already on its way.
      return;
    }
  }

  /** What the remedies added when they were last carried out; negative if they freed space. */
  public long bytes() {
    return remedies.stream().mapToLong(remedy -> bytes.getOrDefault(remedy, 0L)).sum();
  }

  /** How long it took to carry all of them out for the first time. */
  public Duration built() {
    return built.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** How long the upkeep of all of them takes once; empty where none needs any. */
  public Optional<Duration> upkeep() {
    return applied.stream()
        .flatMap(remedy -> sandbox.keepUp(remedy).stream())
        .reduce(Duration::plus);
  }

  private void pretend(Presence presence) {
    remedies.forEach(
        remedy -> {
          if (remedy.switching() == Switching.CARRYING_OUT) {
            change(remedy, presence);
          } else {
            pretend(remedy, presence);
          }
        });
  }

  private void change(Presence presence) {
    if (presence == Presence.WITH) {
      remedies.forEach(this::apply);
    } else {
      List.copyOf(reversed(applied)).forEach(this::undo);
    }
  }

  private void changeShared(Presence presence) {
    for (Remedy remedy : presence == Presence.WITH ? remedies : reversed(remedies)) {
      if (remedy.switching() == Switching.ASKING) {
        pretend(remedy, presence);
      } else {
        change(remedy, presence);
      }
    }
  }

  private void change(Remedy remedy, Presence presence) {
    if (presence == Presence.WITH) {
      apply(remedy);
    } else {
      undo(remedy);
    }
  }

  /** Whatever exists is seen by the planner again. */
  private void show() {
    for (Remedy remedy : remedies) {
      boolean isThere = applied.contains(remedy) != remedy.takesAway();
      if (isThere && remedy.switching() != Switching.CARRYING_OUT) {
        pretend(remedy, remedy.takesAway() ? Presence.WITHOUT : Presence.WITH);
      }
    }
  }

  private void apply(Remedy remedy) {
    if (!applied.contains(remedy)) {
      bytes.put(remedy, applyWeighed(remedy));
    }
  }

  private long applyWeighed(Remedy remedy) {
    Long known = bytes.get(remedy);
    if (known != null) {
      carryOut(remedy);
      return known;
    }
    long freed = remedy.takesAway() ? sandbox.bytes(remedy) : 0;
    carryOut(remedy);
    return remedy.takesAway() ? -freed : sandbox.bytes(remedy);
  }

  private void carryOut(Remedy remedy) {
    long start = System.nanoTime();
    sandbox.apply(remedy);
    built.putIfAbsent(remedy, Duration.ofNanos(System.nanoTime() - start));
    applied.add(remedy);
  }

  private void undo(Remedy remedy) {
    if (applied.contains(remedy)) {
      if (remedy.takesAway()) {
        takeBack(remedy);
      } else {
        CancellableRun.completely(() -> takeBack(remedy));
      }
    }
  }

  /** To build a dropped index again may take long, so an interrupt breaks it off. */
  private boolean takeBack(Remedy remedy) {
    sandbox.undo(remedy);
    return applied.remove(remedy);
  }

  private void pretend(Remedy remedy, Presence presence) {
    switching(() -> sandbox.pretend(remedy, presence));
  }

  private static void switching(Runnable change) {
    CancellableRun.completely(
        () -> {
          change.run();
          return change;
        });
  }

  private static List<Remedy> reversed(List<Remedy> remedies) {
    List<Remedy> reversed = new ArrayList<>(remedies);
    Collections.reverse(reversed);
    return reversed;
  }
}
