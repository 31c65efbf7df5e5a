package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rewrites the queries of a folder by rule alone and prints what became of each: {@code
 * RewriteSuiteMain DIR [ROWS]}, where DIR holds {@code schema.sql} and a file for each query, and
 * tables that the schema leaves empty get ROWS rows. The exit code is 1 if an answer differs.
 */
public final class RewriteSuiteMain {

  private static final long ROWS = 2000;

  private RewriteSuiteMain() {}

  /** Prints a line for each query, and how often each rule was of use. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : ROWS;
    System.exit(run(folder, rows, System.out) ? 0 : 1);
  }

  /** Whether no answer differs. */
  static boolean run(Path folder, long rows, PrintStream out) throws IOException {
    try (EmbeddedServer server = EmbeddedServer.start()) {
      server.execute(Files.readString(folder.resolve("schema.sql")));
      new SuiteRows(server, rows).fill(schema(server));
      List<SuiteQuery.Outcome> outcomes =
          new SuiteQuery(server.dataSource(), new RewriteCatalogue(schema(server)))
              .all(queries(folder), out);
      print(outcomes, out);
      return outcomes.stream().noneMatch(SuiteQuery.Outcome::isWrong);
    }
  }

  private static Schema schema(EmbeddedServer server) {
    return Target.of(server.dataSource()).readSchema();
  }

  private static List<Query> queries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, Path> sorted =
          new TreeMap<>(
              files
                  .filter(file -> file.toString().endsWith(".sql"))
                  .filter(file -> !file.endsWith("schema.sql"))
                  .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file)));
      List<Query> queries = new ArrayList<>();
      for (Map.Entry<String, Path> file : sorted.entrySet()) {
        queries.add(
            new Query(
                new QueryName(file.getKey().replace(".sql", "")),
                Files.readString(file.getValue()).strip().replaceFirst(";\\s*$", ""),
                Query.Access.READ,
                1,
                null,
                1));
      }
      return queries;
    }
  }

  private static void print(List<SuiteQuery.Outcome> outcomes, PrintStream out) {
    Map<String, Long> rules =
        outcomes.stream()
            .flatMap(outcome -> outcome.rules().stream())
            .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
    rules.forEach((rule, count) -> out.printf(Locale.ROOT, "%3d  %s%n", count, rule));
    out.printf(
        Locale.ROOT,
        "%d queries; rewritten %d, at least 1.1 times as fast %d, twice %d; wrong %d%n",
        outcomes.size(),
        outcomes.stream().filter(outcome -> !outcome.rules().isEmpty()).count(),
        outcomes.stream().filter(outcome -> outcome.gain() >= 1.1).count(),
        outcomes.stream().filter(outcome -> outcome.gain() >= 2).count(),
        outcomes.stream().filter(SuiteQuery.Outcome::isWrong).count());
  }
}
