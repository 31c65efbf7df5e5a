package dev.tunesmith.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.session.SessionEvent.PeerAdvised;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.skills.CrewFiles;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers that ask models, one slower than the other. */
class ConsultationTest {

  private static final IssueId ISSUE = IssueId.of(1);
  private static final SkillId OWNER = new SkillId("database-wizard");

  private final List<LedgerEntry> told = Collections.synchronizedList(new ArrayList<>());
  private final List<SkillId> asked = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path folder;
  private Journal journal;
  private Workbench bench;

  @BeforeEach
  void begin() {
    journal = Journal.begin(folder.resolve("results"), InstantSource.system(), List.of(told::add));
    Crew crew = Crew.wire(CrewFiles.read(List.of()));
    bench =
        new Workbench(
            crew,
            new Workload(List.of(), List.of()),
            laboratory(),
            new Terms(Budget.STANDARD, Set.of(), Decider.defer()),
            InstantSource.system());
    journal.append(
        new SessionEvent.SchemaRead(EvidenceId.of(1), "18", 0, 0, 0, 0, null, List.of()));
    journal.append(
        new SessionEvent.IssueOpened(
            new Issue(
                ISSUE,
                IssueKind.SLOW_QUERY,
                new Issue.Subject.OfQuery(new QueryName("page")),
                0.5,
                List.of(),
                null)));
    journal.append(new SessionEvent.IssueAssigned(ISSUE, new Assignment(OWNER, "it knows")));
  }

  @AfterEach
  void end() {
    journal.close();
  }

  @Test
  void calls_stand_in_the_order_of_the_peers_names_whoever_was_first() {
    CountDownLatch lastHasSpoken = new CountDownLatch(1);

    consult(
        Duration.ofMinutes(1),
        question -> {
          boolean isLast = asked.indexOf(question.worker().id()) == asked.size() - 1;
          if (!isLast) {
            await(lastHasSpoken);
          }
          call(question);
          lastHasSpoken.countDown();
          return Optional.of(new Guidance(question.worker().id(), "think", List.of(), List.of()));
        });

    assertThat(asked).hasSizeGreaterThan(1);
    assertThat(callers()).containsExactlyElementsOf(asked);
    assertThat(told.stream().map(LedgerEntry::event).filter(PeerAdvised.class::isInstance))
        .hasSameSizeAs(asked);
  }

  @Test
  void what_a_peer_used_is_told_though_its_time_ran_out_and_nothing_comes_after_that() {
    CountDownLatch itIsAllOver = new CountDownLatch(1);
    CountDownLatch deafHasEnded = new CountDownLatch(1);

    consult(
        Duration.ofMillis(300),
        question -> {
          if (question.worker().id().equals(asked.get(0))) {
            awaitInterrupt();
            call(question);
          } else if (question.worker().id().equals(asked.get(1))) {
            awaitDeafly(itIsAllOver);
            call(question);
            deafHasEnded.countDown();
          }
          return Optional.empty();
        });
    int entries = told.size();
    itIsAllOver.countDown();
    await(deafHasEnded);

    assertThat(callers()).containsExactly(asked.get(0));
    assertThat(told).hasSize(entries);
  }

  private List<SkillId> callers() {
    return told.stream()
        .map(LedgerEntry::event)
        .filter(ModelCalled.class::isInstance)
        .map(event -> ((ModelCalled) event).worker())
        .toList();
  }

  private interface Advising {
    Optional<Guidance> of(Case question);
  }

  private void consult(Duration patience, Advising advising) {
    Agent agent =
        new Agent() {
          @Override
          public String name() {
            return "scripted";
          }

          @Override
          public Answer work(Case task, Toolbox tools) {
            return new Answer.GaveUp("it only advises");
          }

          @Override
          public Optional<Guidance> advise(Case question, Toolbox tools) {
            return advising.of(question);
          }
        };
    IssueFile file = journal.state().issue(ISSUE).orElseThrow();
    new Consultation(journal, bench, skill -> agent)
        .about(file, (about, peer) -> question(about, peer, patience));
  }

  private Case question(IssueFile file, SkillId peer, Duration patience) {
    asked.add(peer);
    return new Case(
        file.issue(),
        null,
        bench.crew().agent(peer).orElseThrow(),
        new Case.Remit(Level.PEER_CONSULTATION, 1, Set.of(RemedyKind.CREATE_INDEX), patience),
        List.of(),
        List.of());
  }

  private void call(Case question) {
    ModelUse use = new ModelUse(1, 1, ModelUse.Basis.REPORTED, null);
    journal.tell(
        new ModelCalled(
            ISSUE,
            question.worker().id(),
            "model:TEST",
            1,
            new ModelExchange("", "", "", null, use, Duration.ZERO)));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As a client does that no interrupt reaches. */
  private static void awaitDeafly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  /** One without a database: consulting needs none as long as no tool is called. */
  private static Laboratory laboratory() {
    return (Laboratory)
        Proxy.newProxyInstance(
            ConsultationTest.class.getClassLoader(),
            new Class<?>[] {Laboratory.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "client" -> new Client("reader", Map.of());
                  case "schema" -> new Schema(List.of());
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
