package dev.tunesmith.database.postgresql.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.ForeignKey.Hold;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A constraint is read as one only where every row that the table shows fulfils it. */
class HeldConstraintsIT {

  private static Schema schema;

  @BeforeAll
  static void reads_the_tables() {
    schema =
        Target.of(
                TestServer.database(
                    """
                    create table plain (id int primary key, note text not null);
                    create table parent (id int primary key, note text not null,
                      plain_id int not null references plain);
                    create table child () inherits (parent);
                    create table split (id int primary key, note text not null,
                      plain_id int not null references plain) partition by range (id);
                    create table split_low partition of split for values from (0) to (9);
                    create table late (id int primary key, note text);
                    alter table late add constraint has_note not null note not valid;
                    create table secret (id int primary key);
                    alter table secret enable row level security;
                    create extension btree_gist;
                    create table stay (id int, during daterange,
                      primary key (id, during without overlaps));
                    create table pays (
                      plain_id int not null references plain,
                      secret_id int not null references secret,
                      parent_id int not null references parent,
                      during daterange not null,
                      foreign key (plain_id, period during) references stay (id, period during));
                    """))
            .readSchema();
  }

  private static Table table(String name) {
    return schema.table(new TableName("public", name)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "child", "split", "split_low"})
  void a_column_that_is_never_null_is_read_as_such(String name) {
    assertThat(table(name).column("note").orElseThrow().mayBeNull()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parent", "late"})
  void a_column_may_be_null_where_a_child_or_an_unchecked_row_may_have_none(String name) {
    assertThat(table(name).column("note").orElseThrow().mayBeNull()).isTrue();
  }

  @Test
  void a_key_of_a_table_that_others_inherit_from_covers_its_own_rows_only() {
    assertThat(table("parent").indexes().get(0).traits()).contains(Trait.OWN_ROWS_ONLY);
    assertThat(table("split").indexes().get(0).traits()).doesNotContain(Trait.OWN_ROWS_ONLY);
    assertThat(table("plain").indexes().get(0).traits()).doesNotContain(Trait.OWN_ROWS_ONLY);
  }

  @Test
  void a_foreign_key_holds_where_every_row_shows_its_parent() {
    assertThat(table("parent").foreignKeys()).allMatch(key -> key.hold() == Hold.NOT_ALWAYS);
    assertThat(table("split").foreignKeys()).allMatch(key -> key.hold() == Hold.ALWAYS);
    assertThat(table("pays").foreignKeys())
        .allSatisfy(
            key ->
                assertThat(key.hold())
                    .as(key.toString())
                    .isEqualTo(
                        key.target().name().equals("secret") || key.target().name().equals("stay")
                            ? Hold.NOT_ALWAYS
                            : Hold.ALWAYS));
  }
}
