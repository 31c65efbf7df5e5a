package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.engine.SessionCancelledException;
import dev.tunesmith.engine.ledger.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Asks, for the coordinator of level 2, the peers it consults: all at the same time, with tools
 * that only read. What they say stands in the ledger in the order of their names, whoever was
 * first.
 */
final class Consultation {

  private static final int MOST_AT_ONCE = 4;

  private final Journal journal;
  private final Workbench bench;
  private final Function<Skill, Agent> agents;

  Consultation(Journal journal, Workbench bench, Function<Skill, Agent> agents) {
    this.journal = journal;
    this.bench = bench;
    this.agents = agents;
  }

  /** What one peer did and said. */
  private record Counsel(List<SessionEvent> events, Optional<Guidance> guidance) {

    /** Of a peer whose time ran out. */
    static final Counsel NONE = new Counsel(List.of(), Optional.empty());
  }

  /**
   * Consults about an issue.
   *
   * @param question the case as a peer is given it
   */
  void about(IssueFile file, BiFunction<IssueFile, SkillId, Case> question) {
    List<SkillId> peers = peersOf(IssueWork.ownerOf(file));
    if (peers.isEmpty()) {
      return;
    }
    SessionState state = journal.state();
    List<Callable<Counsel>> asking = new ArrayList<>();
    for (SkillId peer : peers) {
      Case asked = question.apply(file, peer);
      asking.add(() -> ask(asked, state));
    }
    Duration patience = question.apply(file, peers.get(0)).remit().time();
    for (Counsel counsel : together(asking, patience)) {
      counsel.events().forEach(journal::append);
      counsel
          .guidance()
          .ifPresent(
              guidance ->
                  journal.append(new SessionEvent.PeerAdvised(file.issue().id(), guidance)));
    }
  }

  /** Those the coordinator consults; without a coordinator those the owner consults. */
  private List<SkillId> peersOf(SkillId owner) {
    Crew crew = bench.crew();
    SkillId coordinator = crew.coordinatorAt(owner, Level.PEER_CONSULTATION).orElse(owner);
    return crew.neighbours(coordinator, Reference.Kind.CONSULTS).stream()
        .filter(peer -> !peer.equals(owner))
        .toList();
  }

  private Counsel ask(Case asked, SessionState state) {
    List<SessionEvent> events = new ArrayList<>();
    Toolbox tools = bench.toolbox(asked, state, events::add);
    Optional<Guidance> guidance = agents.apply(asked.worker()).advise(asked, tools);
    return Thread.currentThread().isInterrupted()
        ? Counsel.NONE
        : new Counsel(List.copyOf(events), guidance);
  }

  private static List<Counsel> together(List<Callable<Counsel>> asking, Duration patience) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, asking.size()));
    try {
      List<Counsel> heard = new ArrayList<>();
      for (Future<Counsel> each :
          threads.invokeAll(asking, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        heardFrom(each).ifPresent(heard::add);
      }
      return heard;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionCancelledException("the session was cancelled while peers were consulted");
    } finally {
      threads.shutdownNow();
    }
  }

  /** A peer whose time ran out says nothing. */
  private static Optional<Counsel> heardFrom(Future<Counsel> asked) throws InterruptedException {
    try {
      return Optional.of(asked.get());
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException("a peer failed", e.getCause());
    }
  }
}
