package dev.tunesmith.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.database.RefusedAddressException;
import dev.tunesmith.database.reading.Attack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class TargetAddressTest {

  static List<Attack> attacks() {
    return Attack.of("jdbc-url");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void a_dangerous_address_is_refused_without_being_repeated(Attack attack) {
    assertThatThrownBy(() -> TargetAddress.parse(attack.input()))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessageNotContaining("S3CRET")
        .hasMessageNotContaining("evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql:db",
        "jdbc:postgresql:///db",
        "jdbc:postgresql://h/",
        "jdbc:postgresql://h:0/db",
        "jdbc:postgresql://h:99999/db",
        "jdbc:postgresql://u:p@h/db",
        "jdbc:postgresql://h/db?user=u",
        "jdbc:postgresql://h/db?sslmode=verify-full&sslmode=disable",
        "jdbc:postgresql://h/db%3Foptions=x",
        "jdbc:postgresql://h/db?SSLMODE=disable",
        "jdbc:postgresql://h/db?ApplicationName=a%26options%3Dx",
        "JDBC:POSTGRESQL://h/db",
        "jdbc:postgresql://169.254.169.254/db",
        "jdbc:postgresql://2852039166/db",
        "jdbc:postgresql://[fe80::1]/db",
        "jdbc:postgresql://[fd00:ec2::254]/db",
        "jdbc:postgresql://[::ffff:169.254.169.254]/db",
        "jdbc:postgresql://metadata.google.internal/db",
        ""
      })
  void what_is_not_one_host_and_one_database_is_refused(String url) {
    assertThatThrownBy(() -> TargetAddress.parse(url)).isInstanceOf(RefusedAddressException.class);
  }

  @Test
  void files_of_certificates_may_be_named_where_they_are_there(@TempDir Path folder)
      throws IOException {
    Path authority = Files.writeString(folder.resolve("ca bundle.pem"), "-----");
    String url = "jdbc:postgresql://db/shop?sslmode=verify-full&sslrootcert=";

    assertThatCode(() -> TargetAddress.parse(url + authority)).doesNotThrowAnyException();
    assertThatThrownBy(() -> TargetAddress.parse(url + folder.resolve("other.pem")))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessageContaining("no readable file")
        .hasMessageContaining("sslrootcert");
  }

  @Test
  void an_ordinary_address_is_read_and_shown() {
    TargetAddress address =
        TargetAddress.parse("jdbc:postgresql://db.example.com/shop?sslmode=verify-full");

    assertThat(address.display()).isEqualTo("db.example.com:5432/shop");
    assertThat(source(address).getSslMode()).isEqualTo("verify-full");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.7", "192.168.1.5", "db.example.com", "[fd12::7]", "[2001:db8::1]"})
  void over_a_network_a_connection_is_encrypted_unless_told_otherwise(String host) {
    String url = "jdbc:postgresql://" + host + "/shop";

    assertThat(sslMode(url)).isEqualTo("require");
    assertThat(sslMode(url + "?sslmode=prefer")).isEqualTo("prefer");
    assertThat(sslMode("jdbc:postgresql://localhost/shop")).isNull();
  }

  private static @Nullable String sslMode(String url) {
    return source(TargetAddress.parse(url)).getSslMode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
  void encryption_may_be_off_on_this_machine(String host) {
    TargetAddress address =
        TargetAddress.parse("jdbc:postgresql://" + host + ":1/db?sslmode=disable");

    assertThat(source(address).getPortNumbers()).containsExactly(1);
  }

  private static PGSimpleDataSource source(TargetAddress address) {
    return (PGSimpleDataSource) address.source(new Credentials("somebody", null));
  }
}
