package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.workload.Burst;
import dev.tunesmith.core.workload.Encounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of one statement that the application is to ask in other words.
 *
 * @param burst the statements that it takes the place of, or null where it is one
 * @param other how the sandbox's version differs from the target's, or null where it does not
 */
record RewriteFile(
    int number,
    Proof proof,
    Restatement statement,
    @Nullable Burst burst,
    @Nullable OtherVersion other) {
  /** The first words of every such file; nothing else in a folder may be replaced or removed. */
  static final String MARK = "-- Tunesmith rewrite ";

  private static final int FEW = 2;
  private static final String ARRAY = "cast(array[";

  static List<RewriteFile> of(SessionState state) {
    List<RewriteFile> files = new ArrayList<>();
    OtherVersion other = OtherVersion.of(state).orElse(null);
    for (Proof proof : Proof.handedOver(state)) {
      proof.trial().remedies().stream()
          .flatMap(remedy -> statement(remedy, state).stream())
          .forEach(
              statement ->
                  files.add(
                      new RewriteFile(
                          files.size() + 1,
                          proof,
                          statement,
                          query(statement.query(), state).map(Query::burst).orElse(null),
                          other)));
    }
    return files;
  }

  private static Optional<Restatement> statement(Remedy remedy, SessionState state) {
    return remedy
        .restatement()
        .or(
            () ->
                remedy
                    .ordersLocksOf()
                    .flatMap(name -> query(name, state))
                    .filter(query -> query.encounter() != null)
                    .map(RewriteFile::ordered));
  }

  private static Optional<Query> query(QueryName name, SessionState state) {
    return state.latest(WorkloadRead.class).stream()
        .flatMap(read -> read.queries().stream())
        .filter(query -> query.name().equals(name))
        .findFirst();
  }

  /** What each transaction asks, and what it asks before that. */
  private static Restatement ordered(Query query) {
    List<Encounter.Party> parties = Objects.requireNonNull(query.encounter()).parties();
    return new Restatement(
        query.name(),
        numbered("asked", parties, Encounter.Party::asked),
        numbered("begins with", parties, Encounter.Party::ordered));
  }

  private static String numbered(
      String does,
      List<Encounter.Party> parties,
      Function<Encounter.Party, List<String>> statements) {
    return IntStream.range(0, parties.size())
        .mapToObj(
            i ->
                "-- Transaction %d %s:\n".formatted(i + 1, does)
                    + String.join(";\n", statements.apply(parties.get(i))))
        .collect(Collectors.joining(";\n"));
  }

  String name() {
    return FileWords.numbered(number, statement.query().value()) + ".sql";
  }

  String text() {
    SqlHead head = new SqlHead(MARK, number, "");
    boolean isOfTransactions = proof.equality().isEmpty() && burst == null;
    head.add(
            proof,
            isOfTransactions
                ? "lets transactions lock rows in one order, so that none holds what another waits"
                    + " for"
                : "replaces the statement " + statement.query())
        .add(other);
    proof.equality().ifPresent(equality -> addEquality(head, equality));
    if (burst != null) {
      head.add("In " + burst.author().words(), burst.author().advice());
    }
    String before = burst == null ? quoted("Before", statement.before()) : sequence(burst);
    return head + before + "\n" + statement.after().strip() + "\n;\n";
  }

  /** What sessions asked, as they asked it, and how it is asked with the keys bound. */
  private String sequence(Burst burst) {
    boolean isCounted = burst.seen() == 0;
    String leader =
        burst.leader() == null
            ? ""
            : quoted(
                isCounted ? "Asked, by the server's counts, for each row of" : "A session asked",
                burst.leader());
    String many =
        isCounted
            ? "Measured for " + burst.members().size() + " keys that were chosen for it"
            : (burst.leader() == null ? "A session asked, " : "and then, ")
                + burst.members().size()
                + " statements one after the other";
    return leader
        + quoted(many, String.join("\n", burst.members().subList(0, FEW)) + "\n...")
        + quoted("Asked once for all keys, with an array bound for each key", bound())
        + "--\n-- With the keys above:\n";
  }

  /** The statement with a parameter in the place of each list of keys. */
  private String bound() {
    String sql = statement.after();
    StringBuilder text = new StringBuilder();
    int done = 0;
    int number = 1;
    for (int at = sql.indexOf(ARRAY); at >= 0; at = sql.indexOf(ARRAY, done)) {
      text.append(sql, done, at).append("cast($").append(number++);
      done = behindArray(sql, at + ARRAY.length());
    }
    return text.append(sql.substring(done)).toString();
  }

  private static int behindArray(String sql, int from) {
    boolean isQuoted = false;
    for (int at = from; at < sql.length(); at++) {
      isQuoted ^= sql.charAt(at) == '\'';
      if (!isQuoted && sql.charAt(at) == ']') {
        return at + 1;
      }
    }
    return sql.length();
  }

  private static String quoted(String title, String sql) {
    return sql.lines()
        .map(line -> "--   " + line + "\n")
        .collect(Collectors.joining("", "--\n-- " + title + ":\n", ""));
  }

  private static void addEquality(SqlHead head, Equality equality) {
    head.add("Equal", equality.summary() + Evidence.cite(equality.id()));
    if (equality instanceof Equality.Proven proven) {
      proven.conditions().forEach(each -> head.add("Provided", each));
    }
  }
}
