package dev.tunesmith.engine.recording;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.tool.Toolbox;
import java.util.Optional;

/** An agent whose questions are told from those of others who work at the same time. */
public final class WitnessedAgent implements Agent {

  private final Agent agent;
  private final LaneKeeper lanes;

  /** The agent in the lane of whatever case it works on. */
  public WitnessedAgent(Agent agent, LaneKeeper lanes) {
    this.agent = agent;
    this.lanes = lanes;
  }

  @Override
  public String name() {
    return agent.name();
  }

  @Override
  public Optional<Answer> attend(Case task) {
    return agent.attend(task);
  }

  @Override
  public Answer work(Case task, Toolbox tools) {
    return lanes.during(lane(task), () -> agent.work(task, tools));
  }

  @Override
  public Optional<Guidance> advise(Case question, Toolbox tools) {
    return lanes.during(lane(question), () -> agent.advise(question, tools));
  }

  @Override
  public Optional<Guidance> advise(Case question, String words, Toolbox tools) {
    return lanes.during(lane(question), () -> agent.advise(question, words, tools));
  }

  /** By its subject, since ids follow the measurements. */
  private static String lane(Case task) {
    return task.issue().subject().text() + " / " + task.worker().id();
  }
}
