package dev.tunesmith.reports;

import dev.tunesmith.core.session.SessionState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tools whose files migrations can be written as. */
public enum MigrationForm {
  /** Plain files, each with its undo, as the result folder has them. */
  SQL {
    @Override
    Map<String, String> files(List<MigrationFiles> migrations, String version) {
      Map<String, String> files = new LinkedHashMap<>();
      for (MigrationFiles each : migrations) {
        files.put(each.applyName(), each.applySql());
        files.put(each.undoName(), each.undoSql());
      }
      return files;
    }
  },

  /**
   * Flyway's versioned migrations. Its free edition knows no undo: one is a later version, under an
   * ending that nobody applies by mistake.
   */
  FLYWAY {
    @Override
    Map<String, String> files(List<MigrationFiles> migrations, String version) {
      Map<String, String> files = new LinkedHashMap<>();
      int last = migrations.size();
      for (MigrationFiles each : migrations) {
        String name = each.words().replace('-', '_') + ".sql";
        String applied = "V%s.%03d__%s".formatted(version, each.number(), name);
        String undone = "V%s.9%03d__undo_%s".formatted(version, last - each.number(), name);
        files.put(applied, each.applySql());
        files.put(applied + ".conf", conf(each));
        files.put("undo/" + undone + ".undo", each.undoSql());
        files.put("undo/" + undone + ".conf", conf(each));
      }
      return files;
    }

    private static String conf(MigrationFiles each) {
      return "executeInTransaction="
          + each.mayBeInTransaction()
          + "\nplaceholderReplacement=false\n";
    }
  },

  /** One changelog of Liquibase in formatted SQL, with rollbacks. */
  LIQUIBASE {
    @Override
    Map<String, String> files(List<MigrationFiles> migrations, String version) {
      String changes =
          migrations.stream()
              .map(each -> liquibase(each, version))
              .collect(Collectors.joining("\n"));
      return Map.of("changelog.sql", "--liquibase formatted sql\n\n" + changes);
    }

    private static String liquibase(MigrationFiles each, String version) {
      return """
      --changeset tunesmith:%s-%s runInTransaction:%s endDelimiter:;; rollbackEndDelimiter:;;
      --comment: %s
      %s/* liquibase rollback
      %s*/
      """
          .formatted(
              version,
              each.words(),
              each.mayBeInTransaction(),
              each.proof().summary().replaceAll("\\s+", " "),
              delimited(each.proof().migration().apply()),
              delimited(each.proof().migration().undo()));
    }

    private static String delimited(List<String> statements) {
      return statements.stream().map(sql -> sql.strip() + "\n;;\n").collect(Collectors.joining());
    }
  },

  /** Alembic's revisions, one after the other; the first is to be put behind the project's head. */
  ALEMBIC {
    @Override
    Map<String, String> files(List<MigrationFiles> migrations, String version) {
      Map<String, String> files = new LinkedHashMap<>();
      String before = "None  # the revision that your project is at: alembic heads";
      for (MigrationFiles each : migrations) {
        String revision = "ts%s_%03d".formatted(version, each.number());
        files.put(
            revision + "_" + each.words().replace('-', '_') + ".py",
            alembic(each, revision, before));
        before = "\"" + revision + "\"";
      }
      return files;
    }

    private static String alembic(MigrationFiles each, String revision, String before) {
      return """
      import sqlalchemy as sa
      from alembic import op

      revision = "%s"
      down_revision = %s
      branch_labels = None
      depends_on = None


      def upgrade():
      %s

      def downgrade():
      %s\
      """
          .formatted(
              revision,
              before,
              calls(each, each.proof().migration().apply()),
              calls(each, each.proof().migration().undo()));
    }

    private static String calls(MigrationFiles each, List<String> statements) {
      boolean isApart = !each.mayBeInTransaction();
      String indent = isApart ? "        " : "    ";
      List<String> lines = new ArrayList<>();
      if (isApart) {
        lines.add("    with op.get_context().autocommit_block():");
      }
      statements.forEach(sql -> lines.add(indent + "op.execute(sa.text(" + literal(sql) + "))"));
      return String.join("\n", lines) + "\n";
    }

    /** A colon before a word would be a parameter to SQLAlchemy. */
    private static String literal(String sql) {
      String text = sql.strip().replaceAll("(?<!:):(?=\\w)", "\\\\:");
      return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
  };

  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The files of a session's migrations, by their path in a folder; none if it proved nothing. */
  public Map<Path, String> files(SessionState state) {
    List<MigrationFiles> migrations = MigrationFiles.of(state);
    if (migrations.isEmpty()) {
      return Map.of();
    }
    String version = VERSION.format(state.began().orElse(Instant.EPOCH));
    Map<Path, String> files = new LinkedHashMap<>();
    files(migrations, version).forEach((name, text) -> files.put(Path.of(name), text));
    return files;
  }

  /**
   * Writes them into a folder; files that are there already are replaced.
   *
   * @return what was written, in order
   * @throws ResultsNotWrittenException naming the file that could not be written
   */
  public List<Path> write(Path folder, SessionState state) {
    List<Path> written = new ArrayList<>();
    files(state)
        .forEach(
            (name, text) -> {
              Path file = folder.resolve(name);
              ResultFolder.writeWhole(file, text);
              written.add(file);
            });
    return written;
  }

  /** The name of a folder for them. */
  public String folderName() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract Map<String, String> files(List<MigrationFiles> migrations, String version);
}
