package dev.tunesmith.core.remedy;

/**
 * The one place where remedies become a dialect's SQL: a remedy asks for what it needs, and who
 * adds to what can be asked is told by the compiler which dialects have to answer.
 *
 * @param <S> how the dialect holds statements that carry a remedy out and take it back
 */
public interface RemedyWriter<S> {

  /** For what leaves the database as it is. */
  S nothing();

  /** For a new index. */
  S create(CreateIndex create);

  /** For an index that goes, and comes back as it was. */
  S drop(DropIndex drop);

  /** For what the planner is told of a table. */
  S gather(PlannerStatistics statistics);

  /** For another value of a setting. */
  S set(RoleSetting setting);

  /** For a column of another type. */
  S retype(ColumnTypeChange change);

  /** For an answer that is kept. */
  S keep(MaterialisedView view);
}
