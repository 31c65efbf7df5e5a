package dev.tunesmith.agents.outside;

import dev.tunesmith.agents.LlmAgent;
import dev.tunesmith.agents.WorkTerms;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.agents.outside.OutsideMind.Talk;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.Toolbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An agent led by a mind outside: it is told what a model would be told, and held to what a model
 * is held to. Where nobody takes a case up or answers within the level's time, it is unavailable.
 */
public final class OutsideAgent implements Agent {
  private static final String CODE = "nobody-answers";

  private final OutsideMind mind;
  private final WorkTerms terms;
  private final Supplier<Schema> schema;
  private final InstantSource clock;
  private final Map<Work, Talk> takenUp = new ConcurrentHashMap<>();

  private record Work(IssueId issue, SkillId worker) {
    static Work on(Case task) {
      return new Work(task.issue().id(), task.worker().id());
    }
  }

  /**
   * An agent over a mind.
   *
   * @param terms whose limits let it think as long as its case allows
   * @param schema what the database looks like now
   */
  public OutsideAgent(
      OutsideMind mind, WorkTerms terms, Supplier<Schema> schema, InstantSource clock) {
    this.mind = mind;
    this.terms = terms;
    this.schema = schema;
    this.clock = clock;
  }

  @Override
  public String name() {
    return mind.name();
  }

  @Override
  public Optional<Answer> attend(Case task) {
    Duration level = task.remit().time();
    Duration session = terms.budget().timeLeft();
    try {
      Optional<Talk> talk = mind.handOut(task, level.compareTo(session) < 0 ? level : session);
      talk.ifPresent(each -> takenUp.put(Work.on(task), each));
      return talk.isPresent() ? Optional.empty() : Optional.of(absent("nobody took the case up"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Answer.Cancelled());
    }
  }

  private static Answer absent(String what) {
    return new Answer.Unavailable(CODE, what + " within the level's time");
  }

  @Override
  public Answer work(Case task, Toolbox tools) {
    Talk talk = takenUp.remove(Work.on(task));
    if (talk == null) {
      return absent("nobody took the case up");
    }
    Answer answer = led(talk).work(task, tools);
    Answer heard = answer instanceof Answer.OutOfTime ? absent("nobody answered") : answer;
    talk.end(heard);
    return heard;
  }

  @Override
  public Optional<Guidance> advise(Case question, Toolbox tools) {
    return advised(question, agent -> agent.advise(question, tools));
  }

  @Override
  public Optional<Guidance> advise(Case question, String words, Toolbox tools) {
    return advised(question, agent -> agent.advise(question, words, tools));
  }

  private Optional<Guidance> advised(
      Case question, Function<LlmAgent, Optional<Guidance>> advising) {
    Optional<Answer> absent = attend(question);
    Talk talk = takenUp.remove(Work.on(question));
    if (absent.isPresent() || talk == null) {
      return Optional.empty();
    }
    Optional<Guidance> advice = advising.apply(led(talk));
    talk.end(
        advice
            .<Answer>map(each -> new Answer.GaveUp(each.advice()))
            .orElse(new Answer.OutOfTime()));
    return advice;
  }

  private LlmAgent led(Talk talk) {
    return new LlmAgent(
        ModelSeat.of(mind.name(), new TalkModel(talk)), terms, schema, clock, Pace.REAL);
  }
}
