package dev.tunesmith.engine.quality;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.Toolbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An agent that says once what is planted for an issue, at the level it is planted for. */
final class PlantedAgent implements Agent {

  private final List<Plant> plants;
  private final Supplier<Schema> schema;

  PlantedAgent(List<Plant> plants, Supplier<Schema> schema) {
    this.plants = List.copyOf(plants);
    this.schema = schema;
  }

  @Override
  public String name() {
    return "planted";
  }

  @Override
  public Answer work(Case task, Toolbox tools) {
    return plants.stream()
        .filter(plant -> isDue(plant, task))
        .findFirst()
        .<Answer>map(
            plant -> new Answer.Proposed(plant.wording().of(task, schema.get()).proposal()))
        .orElse(new Answer.GaveUp("nothing more is planted"));
  }

  private static boolean isDue(Plant plant, Case task) {
    return plant.isAbout(task.issue())
        && task.remit().level() == plant.level()
        && task.tried().isEmpty();
  }

  @Override
  public Optional<Guidance> advise(Case question, Toolbox tools) {
    return Optional.empty();
  }
}
