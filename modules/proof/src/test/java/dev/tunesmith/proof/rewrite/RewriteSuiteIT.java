package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of queries is rewritten, asked and timed. */
class RewriteSuiteIT {

  @Test
  void a_line_is_printed_for_each_query_and_each_rule(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("schema.sql"),
        """
        create table parent (id int primary key, name varchar(9) not null, made date);
        create table child (id bigint primary key, parent_id int not null references parent,
          paid numeric(9, 2), is_open boolean not null, at timestamp with time zone);
        """);
    Files.writeString(
        folder.resolve("grouped.sql"), "select id, max(made), count(*) from parent group by id;");
    Files.writeString(folder.resolve("plain.sql"), "select id from child where paid > 3");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(
            RewriteSuiteMain.run(folder, 500, new PrintStream(out, true, StandardCharsets.UTF_8)))
        .isTrue();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("grouped .* 1 wordings  " + IdleGroups.RULE.name())
        .containsPattern("plain .* 0 wordings")
        .contains("2 queries; rewritten 1, ", "wrong 0");
  }
}
