package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change that may mend an issue. How it is written as SQL is the dialect's business. */
public sealed interface Remedy {

  /** Creates an index named {@code name}. */
  record CreateIndex(String name, IndexShape shape) implements Remedy {
    @Override
    public RemedyKind kind() {
      return RemedyKind.CREATE_INDEX;
    }

    @Override
    public Set<Benefit> benefits() {
      return Set.of(Benefit.READ_TIME);
    }

    /** The table it indexes. */
    public TableName table() {
      return shape.table();
    }

    @Override
    public Set<TableName> tables() {
      return Set.of(table());
    }

    @Override
    public String summary() {
      return "create index " + name + " on " + shape;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** Drops an index that exists; the whole index is kept so that it can be created again. */
  record DropIndex(Index index) implements Remedy {
    @Override
    public RemedyKind kind() {
      return RemedyKind.DROP_INDEX;
    }

    @Override
    public Set<Benefit> benefits() {
      return Set.of(Benefit.WRITE_TIME, Benefit.BYTES);
    }

    /** The table it is on. */
    public TableName table() {
      return index.table();
    }

    @Override
    public Set<TableName> tables() {
      return Set.of(table());
    }

    @Override
    public String summary() {
      return "drop index " + index.name() + " on " + index.shape();
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** Asks a statement in other words; the database stays as it is. */
  record Rewrite(Restatement statement) implements Remedy {
    @Override
    public RemedyKind kind() {
      return RemedyKind.REWRITE;
    }

    @Override
    public Set<Benefit> benefits() {
      return Set.of(Benefit.READ_TIME);
    }

    @Override
    public Set<TableName> tables() {
      return Set.of();
    }

    @Override
    public Optional<Restatement> restatement() {
      return Optional.of(statement);
    }

    @Override
    public String summary() {
      return "rewrite " + statement.query();
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * Gives the sessions of a role another value of a server setting.
   *
   * @param role whose sessions; the role that the application logs in as
   * @param setting the server's name for it, for example {@code work_mem}
   * @param value as the server reads it, for example {@code 64MB}
   * @param previous what the role has set before, or null where it has the server's default
   */
  record RoleSetting(String role, String setting, String value, @Nullable String previous)
      implements Remedy {
    @Override
    public RemedyKind kind() {
      return RemedyKind.SESSION_SETTING;
    }

    @Override
    public Set<Benefit> benefits() {
      return Set.of(Benefit.READ_TIME);
    }

    @Override
    public Set<TableName> tables() {
      return Set.of();
    }

    @Override
    public String summary() {
      return "set " + setting + " to " + value + " for role " + role;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * Keeps the answer of a query as a table, and asks a statement from there. It is as old as its
   * last refresh.
   *
   * @param definition the query whose answer is kept
   * @param key its columns that no two of its rows have alike, so that it can be refreshed while it
   *     is read; empty where none are known
   */
  record MaterialisedView(
      TableName name, String definition, List<String> key, Restatement statement)
      implements Remedy {

    public MaterialisedView {
      key = List.copyOf(key);
    }

    @Override
    public RemedyKind kind() {
      return RemedyKind.MATERIALISED_VIEW;
    }

    @Override
    public Set<Benefit> benefits() {
      return Set.of(Benefit.READ_TIME);
    }

    @Override
    public Set<TableName> tables() {
      return Set.of();
    }

    @Override
    public Optional<Restatement> restatement() {
      return Optional.of(statement);
    }

    @Override
    public String summary() {
      return "keep the answer of " + statement.query() + " in materialised view " + name;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** One answer for each form of remedy. */
  interface Cases<T> {
    /** For an index to be created. */
    T of(CreateIndex create);

    /** For an index to be dropped. */
    T of(DropIndex drop);

    /** For a statement to be rewritten. */
    T of(Rewrite rewrite);

    /** For a role's setting. */
    T of(RoleSetting setting);

    /** For a materialised view. */
    T of(MaterialisedView view);
  }

  /** The kind that permissions speak of. */
  RemedyKind kind();

  /** What it claims to improve. */
  Set<Benefit> benefits();

  /** The tables of the schema that it changes; empty where it changes none. */
  Set<TableName> tables();

  /** The statement it asks in other words, where it does so. */
  default Optional<Restatement> restatement() {
    return Optional.empty();
  }

  /** One line for a person. */
  String summary();

  /** The answer for this form of remedy. */
  <T> T match(Cases<T> cases);
}
