package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.dialect.Copier.Constant;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.TextEdits;
import dev.tunesmith.database.sql.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the statements of a workload compare columns with, one value at a time. */
public final class WorkloadConstants {

  private static final int MOST = 500;

  private WorkloadConstants() {}

  /** Those that are plain literals. */
  public static List<Constant> of(Workload workload, Schema schema) {
    Set<Constant> found = new LinkedHashSet<>();
    for (Query query : workload.queries()) {
      found.addAll(of(query.sql(), schema));
    }
    return found.stream().limit(MOST).toList();
  }

  private static List<Constant> of(String sql, Schema schema) {
    List<Token> literals = SqlText.code(sql).stream().filter(WorkloadConstants::isPlain).toList();
    TextEdits text = new TextEdits(sql);
    for (int i = 0; i < literals.size(); i++) {
      text.replace(literals.get(i), "$" + (i + 1));
    }
    List<Token> code = SqlText.code(text.toString());
    Relations relations = Relations.in(code, schema);
    List<Constant> found = new ArrayList<>();
    for (Place place : Places.in(code)) {
      if (isValue(place.role()) && place.number() <= literals.size()) {
        String literal = literals.get(place.number() - 1).text();
        relations
            .column(place.operand())
            .map(of -> new Constant(of.table().name(), of.column(), literal))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isValue(Role role) {
    return role == Role.EQUAL || role == Role.ONE_OF;
  }

  /** A parameter that is there already would have the number of another. */
  private static boolean isPlain(Token token) {
    return switch (token.kind()) {
      case NUMBER -> token.text().matches("[0-9]+(\\.[0-9]+)?");
      case STRING -> token.text().matches("(?s)'[^\\\\]*'");
      default -> false;
    };
  }
}
