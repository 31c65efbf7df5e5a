package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.database.sql.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The plans that were foreseen on one sandbox, so that nothing is foreseen twice: what has come to
 * be in force since changes a plan only by settings, or where it is about a table of the plan. For
 * several threads.
 */
final class ForeseenPlans {

  private static final int MOST_QUESTIONS = 2_000;

  /** What was asked: for statements as they are worded now, with remedies supposed. */
  record Question(List<SqlText> statements, Set<Remedy> supposed) {

    Question {
      statements = List.copyOf(statements);
      supposed = Set.copyOf(supposed);
    }
  }

  private record Answer(Set<Remedy> inForce, List<Plan> plans) {

    boolean isGoodFor(Set<Remedy> now) {
      return isWithout(inForce, now) && isWithout(now, inForce);
    }

    /** Whether nothing that matters is among the one and not among the other. */
    private boolean isWithout(Set<Remedy> one, Set<Remedy> other) {
      return one.stream().filter(remedy -> !other.contains(remedy)).noneMatch(this::matters);
    }

    private boolean matters(Remedy remedy) {
      return !remedy.settings().isEmpty()
          || remedy.tables().stream()
              .anyMatch(table -> plans.stream().anyMatch(plan -> plan.touches(table)));
    }
  }

  private final Map<Question, List<Answer>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, List<Answer>> eldest) {
          return size() > MOST_QUESTIONS;
        }
      };

  /** The plans as foreseen before; else what {@code foreseeing} says now. */
  List<Plan> of(Question question, List<Remedy> inForce, Supplier<List<Plan>> foreseeing) {
    Set<Remedy> now = new HashSet<>(inForce);
    return find(question, now).orElseGet(() -> keep(question, now, foreseeing.get()));
  }

  private synchronized Optional<List<Plan>> find(Question question, Set<Remedy> now) {
    return known.getOrDefault(question, List.of()).stream()
        .filter(answer -> answer.isGoodFor(now))
        .map(Answer::plans)
        .findFirst();
  }

  private synchronized List<Plan> keep(Question question, Set<Remedy> now, List<Plan> plans) {
    known.computeIfAbsent(question, any -> new ArrayList<>()).add(new Answer(now, plans));
    return plans;
  }
}
