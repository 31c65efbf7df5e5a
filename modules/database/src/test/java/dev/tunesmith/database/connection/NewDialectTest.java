package dev.tunesmith.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.RefusedAddressException;
import dev.tunesmith.database.h2.H2Dialect;
import dev.tunesmith.database.postgresql.PostgresqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kind of database that is one package, added to the list of kinds and nowhere else. */
class NewDialectTest {

  private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";
  private static final Credentials LOGIN = new Credentials("shop", "shop".toCharArray());
  private static final Dialects DIALECTS =
      new Dialects(List.of(new PostgresqlDialect(), new H2Dialect()));

  private static Target shop() throws SQLException {
    TargetAddress address = TargetAddress.parse(URL, DIALECTS);
    try (Connection connection = address.source(LOGIN).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists orders (id int primary key, note varchar)");
    }
    return Target.open(address, LOGIN);
  }

  @Test
  void it_is_opened_by_its_address() throws SQLException {
    try (Target shop = shop()) {
      assertThat(shop.server().product()).isEqualTo("H2");
      assertThat(shop.client().role()).isEqualTo("SHOP");
    }
  }

  @Test
  void its_schema_is_read() throws SQLException {
    try (Target shop = shop()) {
      Table orders = shop.readSchema().table(new TableName("public", "orders")).orElseThrow();

      assertThat(orders.columns()).extracting(Column::name).containsExactly("id", "note");
    }
  }

  @Test
  void its_plans_are_read() throws SQLException {
    try (Target shop = shop()) {
      assertThat(shop.explain("select * from orders where id = 1").root().operation().relation())
          .isEqualTo("public.orders");
    }
  }

  @Test
  void what_it_lacks_is_said() throws SQLException {
    try (Target shop = shop()) {
      assertThatThrownBy(() -> shop.facts().settings())
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("there is no looking at a running server yet");
    }
  }

  @Test
  void an_address_of_no_known_kind_is_told_those_that_are_known() {
    assertThatThrownBy(() -> TargetAddress.parse("jdbc:other:x", DIALECTS))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessageEndingWith("it does not begin with jdbc:postgresql: or jdbc:h2:");
  }
}
