package dev.tunesmith.engine.wiring;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.ModelException;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.agents.model.Models;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.AgentOrder;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models of a session: its own, and those that its settings give to skills. A session that is
 * worked by the playbook or by a mind outside has none, whatever its skills ask for.
 */
final class ModelSeats {
  private final Settings settings;
  private final Map<String, String> variables;
  private final Environment environment;
  private final Map<ModelChoice, ModelSeat> served = new LinkedHashMap<>();
  private @Nullable ModelSeat session;

  private ModelSeats(Settings settings, Map<String, String> variables, Environment environment) {
    this.settings = settings;
    this.variables = variables;
    this.environment = environment;
  }

  static ModelSeats connect(AgentOrder order, SkillLibrary library, Environment environment) {
    ModelSeats seats = new ModelSeats(order.settings(), order.environment(), environment);
    seats.session = seats.sessionSeat(order.choice());
    if (seats.session != null) {
      for (Skill skill : library.skills()) {
        seats.mapped(skill).ifPresent(seats::seat);
      }
    }
    return seats;
  }

  private @Nullable ModelSeat sessionSeat(AgentChoice choice) {
    if (choice instanceof AgentChoice.Given given) {
      String name = "model:" + given.model().provider();
      ChatModel model = environment.model(name, given::model);
      return ModelSeat.of(name, model).at(settings.prices().get(name));
    }
    if (choice instanceof AgentChoice.Outside) {
      return null;
    }
    try {
      return seat(ModelChoice.parse(((AgentChoice.Named) choice).name())).orElse(null);
    } catch (ModelException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<ModelSeat> seat(ModelChoice choice) {
    return choice instanceof ModelChoice.Served server
        ? Optional.of(served.computeIfAbsent(server, each -> connect(server)))
        : Optional.empty();
  }

  private ModelSeat connect(ModelChoice.Served server) {
    int answerTokens = Objects.requireNonNullElse(settings.answerTokens(), ModelSeat.ANSWER_TOKENS);
    try {
      return new ModelSeat(
          server.toString(),
          environment.model(
              server.toString(), () -> Models.connect(server, answerTokens, variables::get)),
          settings.prices().get(server.toString()),
          answerTokens);
    } catch (ModelException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<ModelChoice> mapped(Skill skill) {
    return settings.modelFor(skill.declaration().model());
  }

  String sessionName() {
    return session == null ? "playbook" : session.name();
  }

  /** Every model once, the session's own first. */
  List<ModelSeat> all() {
    return Stream.concat(Stream.ofNullable(session), served.values().stream()).distinct().toList();
  }

  /** The model that works as a skill; empty for the playbook. */
  Optional<ModelSeat> forSkill(Skill skill) {
    if (session == null) {
      return Optional.empty();
    }
    Optional<ModelChoice> own = mapped(skill);
    return own.isPresent() ? seat(own.get()) : Optional.of(session);
  }

  /** A budget of money means nothing for a model whose price nobody knows. */
  void demandPrices(ModelBudget budget) {
    if (budget.moneyMicros() == Long.MAX_VALUE) {
      return;
    }
    for (ModelSeat seat : all()) {
      if (seat.price() == null) {
        throw new InvalidInputException(
            "money is limited, but nobody said what "
                + seat.name()
                + " costs; write it under prices in "
                + Settings.FILE);
      }
    }
  }
}
