package dev.tunesmith.agents;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLimits;
import dev.tunesmith.agents.call.CallLog;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.agents.model.Models;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures what the loop adds to a model: the time of a round over a server that answers at once,
 * and cases in parallel over a server that takes a second for each answer. Each case has two
 * rounds. Run it by its main method; figures of both client and server, in one process.
 */
final class LoopBenchmark {
  private static final int WARM_UP = 300;
  private static final int CASES = 1000;
  private static final int ROUNDS = 2;
  private static final int TURNS = 200;
  private static final int PARALLEL = 50;

  private LoopBenchmark() {}

  /** Prints two lines. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    System.out.printf("one round: %.2f ms (target below 5)%n", roundMillis());
    double seconds = parallelSeconds();
    double ideal = (double) TURNS / PARALLEL;
    System.out.printf(
        "%d turns of 1 s, %d in parallel: %.2f s, %.2f times the ideal (target 1.3)%n",
        TURNS, PARALLEL, seconds, seconds / ideal);
  }

  private static double roundMillis() {
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      Agent agent = agent(server);
      for (int i = 0; i < WARM_UP; i++) {
        agent.work(Samples.slowQuery(), new ShopToolbox());
      }
      long start = System.nanoTime();
      for (int i = 0; i < CASES; i++) {
        agent.work(Samples.slowQuery(), new ShopToolbox());
      }
      return (System.nanoTime() - start) / 1e6 / (CASES * ROUNDS);
    }
  }

  private static double parallelSeconds() throws InterruptedException, ExecutionException {
    Script good = new GoodTuner();
    Script slow =
        dialogue -> {
          Reply reply = good.next(dialogue);
          pause();
          return reply;
        };
    ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
    try (ScriptedModelServer server = ScriptedModelServer.start(slow)) {
      Agent agent = agent(server);
      List<Callable<Object>> cases = new ArrayList<>();
      for (int i = 0; i < TURNS / ROUNDS; i++) {
        cases.add(() -> agent.work(Samples.slowQuery(), new ShopToolbox()));
      }
      long start = System.nanoTime();
      for (Future<Object> done : threads.invokeAll(cases)) {
        done.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Agent agent(ScriptedModelServer server) {
    Map<String, String> environment = Map.of("OPENAI_BASE_URL", server.baseUrl());
    ModelChoice.Served choice = (ModelChoice.Served) ModelChoice.parse("openai:scripted");
    ChatModel model = Models.connect(choice, environment::get);
    LoopLimits limits =
        LoopLimits.STANDARD.with(CallLimits.STANDARD.withTimeout(Duration.ofSeconds(30)));
    InstantSource clock = InstantSource.system();
    return new LlmAgent(
        ModelSeat.of(choice.toString(), model),
        new WorkTerms(
            limits,
            Disclosure.WITHHELD,
            RemainingBudget.unlimited(clock),
            CallLog.NOBODY,
            SqlText.reader()),
        Samples::schema,
        clock,
        Pace.REAL);
  }
}
