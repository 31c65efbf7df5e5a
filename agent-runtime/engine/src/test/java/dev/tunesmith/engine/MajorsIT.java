package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.TrialBroken;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.ServerBinaries;
import dev.tunesmith.engine.order.SandboxServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session on targets of other major versions, whose jars the build lays into a folder. */
class MajorsIT {

  private static final Path JARS = Path.of("target", "servers");

  private static final String DATA =
      """
      create type state as enum ('open', 'paid');
      create domain cents as int check (value >= 0);
      create table visitors (id int primary key, name text not null, code int unique);
      create table visits (
        id bigint generated always as identity primary key,
        visitor int references visitors, page int, state state default 'open', price cents,
        twice int generated always as (page * 2) stored, at timestamp not null);
      create table days (at date not null, visits int) partition by range (at);
      create table days_1 partition of days for values from ('2024-01-01') to ('2025-01-01');
      create view open_visits as select * from visits where state = 'open';
      create materialized view pages as select page, count(*) as visits from visits group by page;
      insert into visitors select i, 'v' || i, i from generate_series(1, 1000) i;
      insert into visits (visitor, page, state, price, at)
        select 1 + i % 1000, i % 5000, case when i % 100 = 0 then 'open' else 'paid' end::state, i,
               timestamp '2024-01-01' + i * interval '1 minute'
          from generate_series(1, 60000) i;
      insert into days select date '2024-01-01' + i, i from generate_series(0, 300) i;
      create statistics both_of (dependencies) on page, visitor from visits;
      analyze;
      """;

  private static final String WORKLOAD =
      """
      -- name: page
      select id from visits where page = 4711;
      -- name: day
      select count(*) from visits where at::date = date '2024-01-20';
      -- name: strangers
      select count(*) from visitors where id not in (select visitor from visits where page < 4000);
      -- name: totals
      -- max-staleness: 1h
      select state, sum(price), count(*) from visits group by state;
      -- name: pay
      update visits set state = 'paid' where visitor = 17;
      """;

  @TempDir private Path folder;

  static Stream<Path> jars() throws IOException {
    if (!Files.isDirectory(JARS)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(JARS)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jars")
  void a_target_is_tuned_in_a_sandbox_of_its_own_version(Path jar) {
    SessionState state =
        tune(ServerBinaries.in(jar), SandboxServers.onClassPath().with(List.of(jar)));

    String target = state.latest(SchemaRead.class).orElseThrow().server();
    assertThat(state.sandbox().map(SandboxReady::server)).contains(target);
    assertThat(OtherVersion.of(state)).isEmpty();
    assertThat(state.sandbox().orElseThrow().notes()).isEmpty();
    assertThat(state.leftOut()).isEmpty();
    assertThat(state.latest(TrialBroken.class)).isEmpty();
    assertThat(state.accepted()).extracting(IssueFile::issue).isNotEmpty();
    System.out.println(line(target, state));
  }

  private static String line(String target, SessionState state) {
    return "%s: %d statements, %d issues, %d remedies proven, %d trials"
        .formatted(
            target,
            state.baseline().size(),
            state.issues().size(),
            state.accepted().size(),
            state.attempts());
  }

  private SessionState tune(ServerBinaries version, SandboxServers servers) {
    try (EmbeddedServer target = EmbeddedServer.start(EmbeddedServer.Settings.SMALL, version)) {
      target.execute(DATA);
      return TuningSession.builder()
          .underLoad(BriefLoad.RUN)
          .target(target.dataSource())
          .servers(servers)
          .workload(WORKLOAD)
          .results(folder.resolve("results"))
          .build()
          .run()
          .state();
    }
  }
}
