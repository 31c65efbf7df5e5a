package dev.tunesmith.agents;

import dev.tunesmith.database.sql.SqlText;
import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.agents.budget.Purse;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.tool.Toolbox;
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
  private LlmAgent.Values values = LlmAgent.Values.WITHHELD;
  private Purse purse;
  private @Nullable Price price;

  private Wire(Script script, ModelChoice.Served choice, FakeTime time) {
    this.time = time;
    this.purse = Purse.unlimited(time);
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

  Wire with(LlmAgent.Values newValues) {
    values = newValues;
    return this;
  }

  Wire with(ModelBudget budget) {
    purse = Purse.of(budget, Instant.MAX, time);
    return this;
  }

  Wire with(Purse newPurse) {
    purse = newPurse;
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
    Backoff backoff = new Backoff(new Random(1));
    return new LlmAgent(
        seat(),
        new WorkTerms(limits, values, purse, calls::add, SqlText.reader()),
        new ModelLine(name, model, limits, backoff, time),
        Samples::schema,
        time);
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
