package dev.tunesmith.engine.quality;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.quality.Trigger;
import dev.tunesmith.core.schema.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fault put into a session: what an issue is about, what its agent proposes at a level, and the
 * gate that is to refuse that.
 *
 * @param fault names the statement too, and so the issue
 * @param others gates that may refuse the same proposal
 * @param climb where the issue goes because of the refusal, or null where that is left open
 */
record Plant(
    String gate,
    String fault,
    About about,
    Level level,
    Wording wording,
    Set<String> others,
    @Nullable Climb climb) {

  private static final String OF_A_PAGE = "select id from visits where page = 711";

  /** What an agent makes of a case. */
  @FunctionalInterface
  interface Wording {
    Draft of(Case task, Schema schema);
  }

  /** The level an issue goes to, and the words that say why. */
  record Climb(Level to, String why) {}

  /** A proposal that would help the statement but for the fault that is still to be planted. */
  static Plant plant(String gate, String fault) {
    return new Plant(
        gate,
        fault,
        new About.Statement(OF_A_PAGE),
        Level.SELF_RECOVERY,
        (task, schema) -> Draft.of(task, Remedies.index("visits", "page")),
        Set.of(),
        null);
  }

  Plant asking(String sql) {
    return new Plant(gate, fault, new About.Statement(sql), level, wording, others, climb);
  }

  /** The same fault in the drop of an index that is redundant. */
  Plant dropping(String index) {
    return new Plant(
        gate,
        fault,
        new About.RedundantIndex(index),
        level,
        (task, schema) -> Draft.of(task, Remedies.dropping(schema, index)).expecting(0),
        others,
        climb);
  }

  Plant at(Level other) {
    return new Plant(gate, fault, about, other, wording, others, climb);
  }

  Plant proposing(Wording other) {
    return new Plant(gate, fault, about, level, other, others, climb);
  }

  /** The gates that cannot but refuse this too. */
  Plant along(String... gates) {
    return new Plant(gate, fault, about, level, wording, Set.of(gates), climb);
  }

  Plant firing(Trigger trigger, Level to) {
    return climbing(to, trigger.code() + ": " + gate);
  }

  Plant climbing(Level to, String why) {
    return new Plant(gate, fault, about, level, wording, others, new Climb(to, why));
  }

  boolean isAbout(Issue issue) {
    return about.isSubjectOf(issue, fault);
  }

  String statement() {
    return about.inWorkload(fault);
  }

  @Override
  public String toString() {
    return gate + " refuses " + fault;
  }
}
