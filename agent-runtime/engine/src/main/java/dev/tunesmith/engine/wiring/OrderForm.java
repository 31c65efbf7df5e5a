package dev.tunesmith.engine.wiring;

import dev.tunesmith.agents.ProjectDocument;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.ModelException;
import dev.tunesmith.agents.recording.ModelTraits;
import dev.tunesmith.agents.recording.WitnessedModel;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.AgentOrder;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.DecisionTime;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.JournalPlace;
import dev.tunesmith.engine.order.LoginRights;
import dev.tunesmith.engine.order.ProductVersion;
import dev.tunesmith.engine.order.RunUnderLoad;
import dev.tunesmith.engine.order.SessionOrder;
import dev.tunesmith.engine.order.Settings;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.recording.RecordedOrder;
import dev.tunesmith.skillfiles.KeptFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Writes down what a session was asked to do, as far as it can be asked again, and reads it. */
final class OrderForm {

  private OrderForm() {}

  static RecordedOrder write(
      SessionOrder order, String target, Workload workload, List<KeptFiles> skills, long seed) {
    Terms terms = order.terms();
    return new RecordedOrder(
        ProductVersion.current(),
        target,
        new RecordedOrder.RecordedWorkload(withoutFolder(order.workload().name()), null, workload),
        skills,
        order.host(),
        agents(order.agents()),
        agreed(terms),
        seed);
  }

  private static String withoutFolder(String name) {
    Path file = Path.of(name).getFileName();
    return file == null ? name : file.toString();
  }

  /** The statements as the session read them. */
  static Workload workload(RecordedOrder order) {
    RecordedOrder.RecordedWorkload recorded = order.workload();
    Workload statements = recorded.statements();
    return statements == null
        ? WorkloadFile.parse(String.valueOf(recorded.sql()), recorded.name())
        : statements;
  }

  private static RecordedOrder.Agents agents(AgentOrder order) {
    Settings settings = order.settings();
    Map<String, String> models = new HashMap<>();
    settings.models().forEach((name, choice) -> models.put(name, choice.toString()));
    boolean given = order.choice() instanceof AgentChoice.Given;
    return new RecordedOrder.Agents(
        session(order.choice()),
        given,
        order.values(),
        models,
        settings.prices(),
        settings.answerTokens(),
        order.documents());
  }

  private static String session(AgentChoice choice) {
    if (choice instanceof AgentChoice.Named named) {
      return named.name();
    }
    return choice instanceof AgentChoice.Given given
        ? given.model().provider().name()
        : ((AgentChoice.Outside) choice).mind().name();
  }

  /** Who works the cases; a host's own model is only named. */
  static AgentOrder agents(RecordedOrder order) {
    RecordedOrder.Agents agents = order.agents();
    Map<String, ModelChoice> models = new HashMap<>();
    agents.models().forEach((name, choice) -> models.put(name, parsed(choice)));
    Settings settings =
        new Settings(
            models,
            agents.prices(),
            order.agreed().budget(),
            agents.answerTokens(),
            Map.of(),
            new JournalPlace.Nowhere());
    List<ProjectDocument> documents = agents.documents();
    return new AgentOrder(
        choice(agents),
        agents.values(),
        settings,
        Map.of(),
        documents == null ? List.of() : documents);
  }

  private static ModelChoice parsed(String choice) {
    try {
      return ModelChoice.parse(choice);
    } catch (ModelException e) {
      throw new InvalidInputException("the recording names a model that is none: " + choice, e);
    }
  }

  private static AgentChoice choice(RecordedOrder.Agents agents) {
    if (!agents.given()) {
      return new AgentChoice.Named(agents.session());
    }
    return new AgentChoice.Given(
        WitnessedModel.remembered(
            "the host's own",
            new ModelTraits(agents.session(), null),
            (question, model) -> model.get()));
  }

  private static RecordedOrder.Agreed agreed(Terms terms) {
    DecisionTime time = terms.decisionTime();
    return new RecordedOrder.Agreed(
        terms.budget(),
        terms.conceded().stream().sorted().toList(),
        time instanceof DecisionTime.Within within ? within.time() : null,
        time instanceof DecisionTime.Until until ? until.moment() : null,
        terms.commission());
  }

  static Terms terms(RecordedOrder order) {
    RecordedOrder.Agreed agreed = order.agreed();
    return new Terms(
        agreed.budget(),
        new HashSet<>(agreed.conceded()),
        Decider.defer(),
        time(agreed),
        LoginRights.ANY,
        agreed.commission(),
        RunUnderLoad.STANDARD,
        Terms.CLONE_BYTES,
        null);
  }

  private static DecisionTime time(RecordedOrder.Agreed agreed) {
    if (agreed.decideWithin() != null) {
      return new DecisionTime.Within(agreed.decideWithin());
    }
    return agreed.decideUntil() == null
        ? new DecisionTime.Unlimited()
        : new DecisionTime.Until(agreed.decideUntil());
  }
}
