package dev.tunesmith.agents;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.agents.model.Models;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.testkit.model.RecordedRequest;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An agent and the scripted server at the other end of its line. */
final class Wire implements AutoCloseable {
  static final String KEY = "sk-test-do-not-show";

  final ScriptedModelServer server;
  final FakeTime time;
  private final List<ModelCalled> calls = new CopyOnWriteArrayList<>();
  private final ChatModel model;
  private final String name;
  private LoopLimits limits = LoopLimits.STANDARD;
  private Disclosure values = Disclosure.WITHHELD;
  private List<ProjectDocument> documents = List.of();
  private RemainingBudget budget;
  private @Nullable Price price;

  private Wire(Script script, ModelChoice.Served choice, FakeTime time) {
    this.time = time;
    this.budget = RemainingBudget.unlimited(time);
    this.server = ScriptedModelServer.start(script);
    this.name = choice.toString();
    Map<String, String> environment =
        Map.of(
            "OPENAI_API_KEY",
            KEY,
            "OPENAI_BASE_URL",
            server.baseUrl(),
            "ANTHROPIC_API_KEY",
            KEY,
            "ANTHROPIC_BASE_URL",
            server.baseUrl());
    this.model = Models.connect(choice, environment::get);
  }

  static Wire to(Script script) {
    return to(script, "openai:scripted");
  }

  static Wire to(Script script, String choice) {
    return new Wire(script, (ModelChoice.Served) ModelChoice.parse(choice), new FakeTime());
  }

  /** To a model that takes its time for each answer. */
  static Wire toSlow(Script script, Duration each) {
    FakeTime time = new FakeTime();
    Script slow =
        dialogue -> {
          time.advance(each);
          return script.next(dialogue);
        };
    return new Wire(slow, (ModelChoice.Served) ModelChoice.parse("openai:scripted"), time);
  }

  Wire with(LoopLimits newLimits) {
    limits = newLimits;
    return this;
  }

  Wire with(Disclosure newValues) {
    values = newValues;
    return this;
  }

  Wire with(List<ProjectDocument> newDocuments) {
    documents = newDocuments;
    return this;
  }

  Wire with(ModelBudget limit) {
    budget = RemainingBudget.of(limit, Instant.MAX, time);
    return this;
  }

  Wire with(RemainingBudget newBudget) {
    budget = newBudget;
    return this;
  }

  Wire at(Price newPrice) {
    price = newPrice;
    return this;
  }

  ModelSeat seat() {
    return ModelSeat.of(name, model).at(price);
  }

  /** The calls that were told to the ledger. */
  List<ModelCalled> calls() {
    return List.copyOf(calls);
  }

  Agent agent() {
    return new LlmAgent(
        seat(),
        new WorkTerms(limits, values, budget, calls::add, SqlText.reader(), documents),
        Samples::schema,
        time,
        new Pace(new Random(1), time));
  }

  Answer work(Case task, Toolbox tools) {
    return agent().work(task, tools);
  }

  Answer work() {
    return work(Samples.slowQuery(), new ShopToolbox());
  }

  List<RecordedRequest> requests() {
    return server.requests();
  }

  RecordedRequest lastRequest() {
    return requests().get(requests().size() - 1);
  }

  @Override
  public void close() {
    server.close();
  }
}
