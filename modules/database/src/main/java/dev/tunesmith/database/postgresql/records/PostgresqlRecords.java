package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementRecords;
import java.util.List;
import java.util.Optional;

/**
 * The server's log as stderr, syslog, csvlog or jsonlog write it, with durations or with the plans
 * of {@code auto_explain}, and exports of {@code pg_stat_statements} as CSV or JSON.
 */
public final class PostgresqlRecords implements StatementRecords {

  private static final List<RecognisedForm> FORMS =
      List.of(new JsonRecords(), new CsvExport(), new CsvLog(), new TextLog());

  @Override
  public Optional<Form> form(String beginning) {
    return FORMS.stream().filter(each -> each.begins(beginning)).map(Form.class::cast).findFirst();
  }

  @Override
  public String advice() {
    return "let the server write durations, as log_min_duration_statement = 0 does for a while, or"
        + " leave --workload out where it has pg_stat_statements";
  }
}
