package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationFormTest {

  @Test
  void flyway_applies_without_a_transaction_and_finds_no_undo_by_itself() {
    Map<Path, String> files = MigrationForm.FLYWAY.files(ShopSession.state());

    assertThat(files.keySet())
        .extracting(Path::toString)
        .filteredOn(name -> name.endsWith(".sql"))
        .singleElement()
        .asString()
        .matches("V[0-9]{14}[.]001__create_orders_open_created_idx[.]sql");
    assertThat(files.keySet())
        .extracting(Path::toString)
        .anyMatch(
            name ->
                name.matches(
                    "undo/V[0-9]{14}[.]9000__undo_create_orders_open_created_idx[.]sql[.]undo"));
    assertThat(files.entrySet())
        .filteredOn(entry -> entry.getKey().toString().endsWith(".conf"))
        .hasSize(2)
        .allMatch(entry -> entry.getValue().contains("executeInTransaction=false"));
  }

  @Test
  void liquibase_has_one_changelog_with_rollbacks() {
    assertThat(MigrationForm.LIQUIBASE.files(ShopSession.state()))
        .hasSize(1)
        .containsKey(Path.of("changelog.sql"));
    assertThat(MigrationForm.LIQUIBASE.files(ShopSession.state()).get(Path.of("changelog.sql")))
        .startsWith("--liquibase formatted sql\n\n--changeset tunesmith:")
        .contains(" runInTransaction:false endDelimiter:;; rollbackEndDelimiter:;;\n")
        .contains("CREATE INDEX CONCURRENTLY orders_open_created_idx")
        .contains("/* liquibase rollback\nDROP INDEX CONCURRENTLY");
  }

  @Test
  void alembic_has_a_revision_with_both_ways() {
    assertThat(MigrationForm.ALEMBIC.files(ShopSession.state()).values())
        .singleElement()
        .asString()
        .contains("down_revision = None", "autocommit_block()")
        .contains("def upgrade():", "op.execute(sa.text(\"CREATE INDEX CONCURRENTLY")
        .contains("def downgrade():", "op.execute(sa.text(\"DROP INDEX CONCURRENTLY");
  }

  @ParameterizedTest
  @EnumSource(MigrationForm.class)
  void a_session_that_handed_nothing_over_has_no_file(MigrationForm form) {
    assertThat(form.files(ShopSession.stateOf(ShopSession.events().subList(0, 3)))).isEmpty();
  }
}
