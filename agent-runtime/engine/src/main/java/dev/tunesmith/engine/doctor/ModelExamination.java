package dev.tunesmith.engine.doctor;

import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLog;
import dev.tunesmith.agents.call.ModelProbe;
import dev.tunesmith.agents.call.ModelProbe.Finding;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.ModelException;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.agents.model.Models;
import dev.tunesmith.engine.order.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the models that a session would have whether they are there and call tools. */
final class ModelExamination {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final String SUBJECT = "model";

  private ModelExamination() {}

  /** The named model first, then those that the settings give to skills, each once. */
  static List<Check> examine(String name, Settings settings, Map<String, String> environment) {
    Set<ModelChoice> choices = new LinkedHashSet<>();
    try {
      choices.add(ModelChoice.parse(name));
    } catch (ModelException e) {
      return List.of(
          Check.bad(SUBJECT, String.valueOf(e.getMessage()), "name the model like openai:NAME"));
    }
    settings.models().keySet().stream()
        .sorted()
        .forEach(each -> choices.add(settings.models().get(each)));
    List<Check> checks = new ArrayList<>();
    for (ModelChoice choice : choices) {
      checks.add(
          choice instanceof ModelChoice.Served served
              ? asked(served, environment)
              : Check.good(SUBJECT, "builtin: the playbook needs no model"));
    }
    return checks;
  }

  private static Check asked(ModelChoice.Served served, Map<String, String> environment) {
    InstantSource clock = Clock.systemUTC();
    try {
      ModelSeat seat = ModelSeat.of(served.toString(), Models.connect(served, environment::get));
      ModelProbe probe = new ModelProbe(RemainingBudget.unlimited(clock), CallLog.NOBODY, clock);
      return check(seat.name(), probe.probe(seat, AT_MOST));
    } catch (ModelException e) {
      return Check.bad(SUBJECT, String.valueOf(e.getMessage()), "set it, and ask again");
    }
  }

  private static Check check(String name, Finding finding) {
    if (finding instanceof Finding.Ready) {
      return Check.good(SUBJECT, name + ": answers and calls tools");
    }
    if (finding instanceof Finding.CallsNoTools) {
      return Check.bad(
          SUBJECT,
          name + ": answers, but did not call the tool it was asked to call",
          "choose a model that calls tools");
    }
    Finding.Unavailable unavailable = (Finding.Unavailable) finding;
    return Check.bad(SUBJECT, unavailable.reason(), advice(unavailable.code()));
  }

  private static String advice(String code) {
    return switch (code) {
      case "key-refused" -> "set the key of this provider in the environment";
      case "model-unknown" -> "correct the model's name, or the base URL in the environment";
      case "quota-gone" -> "top up the account, or choose another model";
      case "request-refused" -> "the server speaks another protocol; check the base URL";
      case "unreachable", "no-answer" -> "check the base URL, the network, and the server";
      case "answer-unreadable" -> "the base URL leads to something else; often /v1 is missing";
      default -> "ask again later";
    };
  }
}
