package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.workload.Burst;
import dev.tunesmith.core.workload.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final Pattern KEYS =
      Pattern.compile(
          "(?i)cast\\(array\\[(?:E?'(?:[^']|'')*'|[0-9.]+|, )+\\] as ([a-z_][a-z0-9_."
              + " ]*)\\[\\]\\)");

  static List<RewriteFile> of(SessionState state) {
    List<RewriteFile> files = new ArrayList<>();
    OtherVersion other = OtherVersion.of(state).orElse(null);
    for (Proof proof : Proof.handedOver(state)) {
      proof.trial().remedies().stream()
          .flatMap(remedy -> remedy.restatement().stream())
          .forEach(
              statement ->
                  files.add(
                      new RewriteFile(
                          files.size() + 1, proof, statement, burst(statement, state), other)));
    }
    return files;
  }

  private static @Nullable Burst burst(Restatement statement, SessionState state) {
    return state.latest(WorkloadRead.class).stream()
        .flatMap(read -> read.queries().stream())
        .filter(query -> query.name().equals(statement.query()))
        .map(Query::burst)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  String name() {
    return FileWords.numbered(number, statement.query().value()) + ".sql";
  }

  String text() {
    SqlHead head = new SqlHead(MARK, number, "");
    head.add(proof, "replaces the statement " + statement.query()).add(other);
    proof.equality().ifPresent(equality -> addEquality(head, equality));
    if (burst != null) {
      head.add("In " + burst.author().words(), burst.author().advice());
    }
    String before = burst == null ? quoted("Before", statement.before()) : sequence(burst);
    return head + before + "\n" + statement.after().strip() + "\n;\n";
  }

  /** What sessions asked, as they asked it, and how it is asked with the keys bound. */
  private String sequence(Burst burst) {
    String leader = burst.leader() == null ? "" : quoted("A session asked", burst.leader());
    String first = String.join("\n", burst.members().subList(0, FEW));
    return leader
        + quoted(
            (burst.leader() == null ? "A session asked, " : "and then, ")
                + burst.members().size()
                + " statements one after the other",
            first + "\n...")
        + quoted("Asked once for all keys, with an array bound for each key", bound())
        + "--\n-- With the keys above:\n";
  }

  /** The statement with a parameter in the place of each list of keys. */
  private String bound() {
    StringBuilder text = new StringBuilder();
    Matcher keys = KEYS.matcher(statement.after());
    for (int number = 1; keys.find(); number++) {
      keys.appendReplacement(text, "cast(\\$" + number + " as " + keys.group(1) + "[])");
    }
    return keys.appendTail(text).toString();
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
