package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.Login;
import dev.tunesmith.database.reading.SnapshotReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A sandbox on an embedded server that it owns. */
final class EmbeddedSandbox implements Sandbox {

  private final EmbeddedServer server;
  private final String database;
  private final Dialect dialect;
  private final Administrator owner;
  private final Administrator superuser;
  private final InForce inForce;
  private final ForeseenPlans foreseen = new ForeseenPlans();
  private final CopyOnWriteArrayList<Remedy> halfUndone = new CopyOnWriteArrayList<>();
  private final AtomicBoolean isPreparedToSuppose = new AtomicBoolean();

  EmbeddedSandbox(EmbeddedServer server, String database, Dialect dialect) {
    this.server = server;
    this.database = database;
    this.dialect = dialect;
    this.owner = new Administrator(dataSource(), dialect);
    this.superuser = new Administrator(administration(), dialect);
    this.inForce = new InForce(dialect.changes());
  }

  DataSource dataSource() {
    return OwnerDoor.to(server, database);
  }

  /** As the superuser, who sees what other sessions do. */
  DataSource administration() {
    return SuperuserDoor.to(server, database);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Schema schema() {
    return new SnapshotReading(dataSource(), dialect)
        .read("reading the sandbox's catalogue", dialect::readSchema);
  }

  @Override
  public SandboxSession open() {
    return new EmbeddedSession(server.client(database), dialect, inForce);
  }

  @Override
  public Migration migration(Remedy remedy) {
    return owner.ask(
        "writing a migration", connection -> dialect.changes().migration(remedy, connection));
  }

  @Override
  public void apply(Remedy remedy) {
    remedy.settings().keySet().forEach(this::rememberBefore);
    AtomicBoolean isThere = new AtomicBoolean();
    forPlanner(remedy, "keeping what is known before: ", dialect.changes()::remember);
    try {
      doing(
          doorFor(remedy),
          "applying: " + remedy.summary(),
          connection -> {
            dialect.changes().apply(remedy, connection);
            isThere.set(true);
            dialect.changes().refreshStatistics(remedy, connection);
          });
    } catch (WorkCancelledException | StatementFailedException e) {
      if (isThere.get()) {
        takeBackHalfDone(remedy);
      } else {
        bringBackWhatWasKnown(remedy);
      }
      throw e;
    }
    inForce.set(remedy, Presence.WITH);
  }

  /** A dropped index is not built again now: whoever interrupted may only wait for the end. */
  private void takeBackHalfDone(Remedy remedy) {
    if (remedy.takesAway()) {
      halfUndone.addIfAbsent(remedy);
      return;
    }
    CancellableRun.completely(
        () -> {
          undo(remedy);
          return remedy;
        });
  }

  private void bringBackWhatWasKnown(Remedy remedy) {
    CancellableRun.completely(
        () -> {
          forPlanner(remedy, "bringing back what was known before: ", dialect.changes()::restore);
          return remedy;
        });
  }

  /** A role belongs to the server; all else that a remedy changes belongs to the copy's owner. */
  private Administrator doorFor(Remedy remedy) {
    return remedy.settings().isEmpty() ? owner : superuser;
  }

  private void rememberBefore(String setting) {
    if (!inForce.remembers(setting)) {
      String value =
          owner.ask(
              "asking for " + setting,
              connection -> dialect.changes().current(setting, connection));
      inForce.remember(setting, value);
    }
  }

  @Override
  public Optional<Duration> keepUp(Remedy remedy) {
    List<String> upkeep = migration(remedy).upkeep();
    return upkeep.isEmpty()
        ? Optional.empty()
        : Optional.of(
            owner.ask("keeping up: " + remedy.summary(), connection -> timed(upkeep, connection)));
  }

  private static Duration timed(List<String> statements, Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      long began = System.nanoTime();
      for (String sql : statements) {
        statement.execute(sql);
      }
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  @Override
  public void undo(Remedy remedy) {
    inForce.set(remedy, Presence.WITHOUT);
    AtomicBoolean isBack = new AtomicBoolean();
    try {
      doing(
          doorFor(remedy),
          "taking back: " + remedy.summary(),
          connection -> {
            dialect.changes().undo(remedy, connection);
            isBack.set(true);
          });
    } catch (WorkCancelledException e) {
      // Whoever is interrupted tries again on the way out, and is refused again.
      if (!isBack.get()) {
        halfUndone.addIfAbsent(remedy);
      }
      throw e;
    } catch (StatementFailedException e) {
      isBack.set(isUndone(remedy));
      if (!isBack.get()) {
        throw e;
      }
    } finally {
      if (isBack.get()) {
        halfUndone.remove(remedy);
      }
    }
    forPlanner(remedy, "bringing back what was known before: ", dialect.changes()::restore);
  }

  /** A server may finish what it was asked to break off, when nobody listens any more. */
  private boolean isUndone(Remedy remedy) {
    Schema now = schema();
    return remedy.indexShape().isPresent()
        && (remedy.takesAway()
            ? remedy.missingFrom(now).isEmpty()
            : remedy.alreadyIn(now).isEmpty());
  }

  private void forPlanner(Remedy remedy, String what, Switch change) {
    if (remedy.kind().equals(RemedyKind.STATISTICS) || remedy.changesValues()) {
      doing(superuser, what + remedy.summary(), connection -> change.set(remedy, connection));
    }
  }

  @Override
  public void finishUndoing() {
    while (!halfUndone.isEmpty()) {
      undo(halfUndone.remove(0));
    }
  }

  @Override
  public long bytes(Remedy remedy) {
    return owner.ask(
        "weighing: " + remedy.summary(), connection -> dialect.changes().bytes(remedy, connection));
  }

  @Override
  public Set<String> definitions() {
    return owner.ask("reading what remedies can change", dialect.changes()::definitions);
  }

  @Override
  public void pretend(Remedy remedy, Presence presence) {
    switch (remedy.switching()) {
      case SIGHT -> letSee(remedy, presence, dialect.changes()::hide);
      case ASKING -> inForce.set(remedy, presence);
      case CARRYING_OUT ->
          throw new IllegalArgumentException("cannot be pretended: " + remedy.summary());
    }
  }

  @Override
  public void pretendToWrites(Remedy remedy, Presence presence) {
    if (remedy.switching() == Remedy.Switching.SIGHT) {
      letSee(remedy, presence, dialect.changes()::forget);
    } else {
      pretend(remedy, presence);
    }
  }

  private void letSee(Remedy remedy, Presence presence, Switch hiding) {
    boolean isVisible = (presence == Presence.WITH) != remedy.takesAway();
    Switch switching = isVisible ? dialect.changes()::show : hiding;
    doing(
        superuser,
        "pretending: " + remedy.summary(),
        connection -> switching.set(remedy, connection));
  }

  @FunctionalInterface
  private interface Switch {
    void set(Remedy remedy, Connection connection) throws SQLException;
  }

  @Override
  public void tidy() {
    doing(owner, "tidying up the tables", dialect.changes()::tidy);
  }

  @Override
  public WhatIf whatIf() {
    if (!isPreparedToSuppose.getAndSet(true)) {
      doing(
          superuser,
          "preparing to foresee plans",
          connection -> dialect.changes().prepareToSuppose(Login.OWNER.role(), connection));
    }
    return new SupposedWhatIf(owner, dialect, inForce, foreseen);
  }

  @Override
  public EmptyTwin emptyTwin() {
    return EmptyTwin.beside(database, server, dialect);
  }

  @Override
  public void close() {
    owner.close();
    superuser.close();
    server.close();
  }

  @FunctionalInterface
  private interface Doing {
    void on(Connection connection) throws SQLException;
  }

  private static void doing(Administrator door, String what, Doing doing) {
    door.ask(
        what,
        connection -> {
          doing.on(connection);
          return true;
        });
  }
}
