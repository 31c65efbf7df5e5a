package dev.tunesmith.engine.recording;

import dev.tunesmith.agents.ProjectDocument;
import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.order.AgentOrder;
import dev.tunesmith.skillfiles.KeptFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded session was asked to do, without a secret and without any path that would be
 * needed again.
 *
 * @param version of Tunesmith
 * @param target where the database was, as the ledger names it
 * @param skills every skill file, the built-in ones included
 * @param host the embedding host, or null
 * @param seed of all chance
 */
public record RecordedOrder(
    String version,
    String target,
    RecordedWorkload workload,
    List<KeptFiles> skills,
    @Nullable String host,
    Agents agents,
    Agreed agreed,
    long seed) {

  /**
   * What was tuned for.
   *
   * @param name how messages name it
   * @param sql as it was written, in a recording that keeps the text; else null
   * @param statements as they were read; null in a recording that keeps the text
   */
  public record RecordedWorkload(
      String name, @Nullable String sql, @Nullable Workload statements) {}

  /**
   * Who worked the cases.
   *
   * @param session the session's own model by name, or builtin
   * @param given whether a host brought that model
   * @param values whether literals reached the models
   * @param models what a skill's {@code model:} meant
   * @param answerTokens how long an answer might be, or null for the usual length
   * @param documents what models were told of the project; null in an earlier version's recording
   */
  public record Agents(
      String session,
      boolean given,
      AgentOrder.Values values,
      Map<String, String> models,
      Map<String, Price> prices,
      @Nullable Integer answerTokens,
      @Nullable List<ProjectDocument> documents) {
    public Agents {
      models = Map.copyOf(models);
      prices = Map.copyOf(prices);
    }
  }

  /**
   * What was agreed beforehand.
   *
   * @param decideWithin how long an issue may wait for a person once it is asked, or null
   * @param decideUntil until when it may wait, or null
   * @param commission what the person wanted, or null where they did not say
   */
  public record Agreed(
      Budget budget,
      List<Concession> conceded,
      @Nullable Duration decideWithin,
      @Nullable Instant decideUntil,
      @Nullable Commission commission) {
    public Agreed {
      conceded = List.copyOf(conceded);
    }
  }

  public RecordedOrder {
    skills = List.copyOf(skills);
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(agents, "agents");
    Objects.requireNonNull(agreed, "agreed");
  }
}
