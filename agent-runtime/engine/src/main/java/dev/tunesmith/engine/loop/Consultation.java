package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.SessionCancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Journal journal;
  private final Workbench bench;
  private final Function<Skill, Agent> agents;

  Consultation(Journal journal, Workbench bench, Function<Skill, Agent> agents) {
    this.journal = journal;
    this.bench = bench;
    this.agents = agents;
  }

  /**
   * Consults about an issue.
   *
   * @param question the case as a peer is given it
   */
  void about(IssueFile file, BiFunction<IssueFile, SkillId, Case> question) {
    SessionState state = journal.state();
    List<Peer> peers =
        bench.crew().peersOf(IssueWork.ownerOf(file)).stream()
            .map(peer -> new Peer(question.apply(file, peer), state))
            .toList();
    if (peers.isEmpty()) {
      return;
    }
    for (Answered each : together(peers)) {
      each.tell(file.issue().id());
    }
  }

  /** One peer that is asked. What it does is kept aside until all have spoken. */
  private final class Peer implements Callable<Optional<Guidance>> {

    private final Case asked;
    private final SessionState state;
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean isTooLate;

    Peer(Case asked, SessionState state) {
      this.asked = asked;
      this.state = state;
    }

    @Override
    public Optional<Guidance> call() {
      Toolbox tools = new PeerTools(bench.toolbox(asked, state, events::add));
      Optional<Guidance> guidance =
          journal.aside(events::add, () -> agents.apply(asked.worker()).advise(asked, tools));
      isTooLate = Thread.currentThread().isInterrupted();
      return guidance;
    }

    void tellAll() {
      events.forEach(journal::append);
    }

    /** What a model was asked is told also of a peer whose time ran out: it has to be paid for. */
    void tellCalls() {
      events.stream().filter(ModelCalled.class::isInstance).forEach(journal::append);
    }
  }

  /** A peer and its answer. */
  private final class Answered {

    private final Peer peer;
    private final Future<Optional<Guidance>> answer;

    Answered(Peer peer, Future<Optional<Guidance>> answer) {
      this.peer = peer;
      this.answer = answer;
    }

    /** A peer whose time ran out says nothing. */
    void tell(IssueId issue) {
      try {
        Optional<Guidance> guidance = answer.get();
        if (peer.isTooLate) {
          peer.tellCalls();
          return;
        }
        peer.tellAll();
        guidance.ifPresent(said -> journal.append(new SessionEvent.PeerAdvised(issue, said)));
      } catch (CancellationException e) {
        peer.tellCalls();
      } catch (InterruptedException e) {
        peer.tellCalls();
        Thread.currentThread().interrupt();
        throw cancelled();
      } catch (ExecutionException e) {
        peer.tellCalls();
        throw cause(e);
      }
    }
  }

  private static RuntimeException cause(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException fault
        ? fault
        : new IllegalStateException("a peer failed", failed.getCause());
  }

  private static SessionCancelledException cancelled() {
    return new SessionCancelledException("the session was cancelled while peers were consulted");
  }

  /** The peers in their order; none of them is at work any more, or it is not heard. */
  private List<Answered> together(List<Peer> peers) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, peers.size()));
    Duration patience = peers.get(0).asked.remit().time();
    List<Answered> answered = new ArrayList<>();
    try {
      List<Future<Optional<Guidance>>> answers =
          threads.invokeAll(peers, patience.toMillis(), TimeUnit.MILLISECONDS);
      for (int at = 0; at < peers.size(); at++) {
        answered.add(new Answered(peers.get(at), answers.get(at)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      endOf(threads);
    }
    if (answered.isEmpty()) {
      peers.forEach(Peer::tellCalls);
      throw cancelled();
    }
    return answered;
  }

  /** Whoever was interrupted says last what it has used, which takes moments. */
  private static void endOf(ExecutorService threads) {
    threads.shutdownNow();
    boolean wasInterrupted = Thread.interrupted();
    try {
      threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      wasInterrupted = true;
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
