package dev.tunesmith.engine.wiring;

import dev.tunesmith.advisor.playbook.PlaybookAgent;
import dev.tunesmith.agents.LlmAgent;
import dev.tunesmith.agents.LoopLimits;
import dev.tunesmith.agents.ProjectDocument;
import dev.tunesmith.agents.WorkTerms;
import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLimits;
import dev.tunesmith.agents.call.CallLog;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.agents.outside.OutsideAgent;
import dev.tunesmith.agents.outside.OutsideMind;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.AgentOrder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Constructs who works the cases. */
final class AgentWiring {

  private static final CallLimits AS_LONG_AS_THE_CASE =
      new CallLimits(Duration.ofDays(1), Duration.ZERO);

  private final AgentChoice choice;
  private final ModelSeats seats;
  private final AgentOrder.Values values;
  private final List<ProjectDocument> documents;
  private final RemainingBudget budget;
  private final List<ModelCalled> asked;
  private final Environment environment;

  private AgentWiring(
      AgentOrder order,
      ModelSeats seats,
      RemainingBudget budget,
      List<ModelCalled> asked,
      Environment environment) {
    this.choice = order.choice();
    this.seats = seats;
    this.values = order.values();
    this.documents = order.documents();
    this.budget = budget;
    this.asked = List.copyOf(asked);
    this.environment = environment;
  }

  /**
   * Connects to the models that the session and its skills name, and asks each whether it is there;
   * the playbook needs no connection.
   */
  static AgentWiring connect(
      AgentOrder order, Budget budget, SkillLibrary library, Environment environment) {
    InstantSource clock = environment.clock();
    ModelSeats seats = ModelSeats.connect(order, library, environment);
    seats.demandPrices(budget.models());
    RemainingBudget remaining =
        RemainingBudget.of(budget.models(), clock.instant().plus(budget.wallClock()), clock);
    List<ModelCalled> asked = new ArrayList<>();
    new ModelReadiness(remaining, asked::add, clock).call(seats.all());
    return new AgentWiring(order, seats, remaining, asked, environment);
  }

  String name() {
    return choice instanceof AgentChoice.Outside outside
        ? outside.mind().name()
        : seats.sessionName();
  }

  /** The calls that were made before there was a ledger. */
  List<ModelCalled> asked() {
    return asked;
  }

  SessionLoop.Agents agents(Supplier<Schema> schema, CallLog log) {
    Agent playbook = new PlaybookAgent(schema);
    if (choice instanceof AgentChoice.Outside outside) {
      return outside(outside.mind(), playbook, schema, log);
    }
    WorkTerms terms =
        new WorkTerms(LoopLimits.STANDARD, values(), budget, log, SqlText.reader(), documents);
    Map<ModelSeat, Agent> agents = new ConcurrentHashMap<>();
    Function<ModelSeat, Agent> seated =
        seat ->
            agents.computeIfAbsent(
                seat,
                each -> new LlmAgent(each, terms, schema, environment.clock(), environment.pace()));
    return environment.agents(
        new SessionLoop.Agents(
            (Skill skill) -> seats.forSkill(skill).map(seated).orElse(playbook), playbook));
  }

  private SessionLoop.Agents outside(
      OutsideMind mind, Agent playbook, Supplier<Schema> schema, CallLog log) {
    WorkTerms terms =
        new WorkTerms(
            LoopLimits.STANDARD.with(AS_LONG_AS_THE_CASE),
            values(),
            budget,
            log,
            SqlText.reader(),
            documents);
    Agent agent = new OutsideAgent(mind, terms, schema, environment.clock());
    return environment.agents(new SessionLoop.Agents((Skill skill) -> agent, playbook));
  }

  private Disclosure values() {
    return switch (values) {
      case WITHHELD -> Disclosure.WITHHELD;
      case SHARED -> Disclosure.SHARED;
    };
  }
}
